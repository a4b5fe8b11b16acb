namespace Api.Content.Language.Spanish;

/// <summary>Nouns that end proper names, so that no person is read in them.</summary>
internal static class SpanishThings
{
    /// <summary>Only what is no surname as well.</summary>
    public const string Words = """
        Bahía Playa Calle Avenida Paseo Estación Aeropuerto Autopista Islas Festival Premio Copa Mundial Juegos
        Olimpiada Navidad Semana Ley Plan Proyecto Programa Constitución Estatuto Tratado Acuerdo Revolución Internet
        Dios Estado Estados Unidos República Europa América África Asia
        """;
}
