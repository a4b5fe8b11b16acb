namespace Api.Content.Language.English;

/// <summary>
/// Nouns that end proper names, so that <c>Lund Fish Festival</c> and <c>Lund Democrats</c> are not persons.
/// </summary>
internal static class EnglishThings
{
    public const string Peoples = """
        Democrats Republicans Conservatives Liberals Muslims Christians Jews Catholics Evangelicals Latinos Hispanics
        Africans Europeans Asians Russians Syrians Iranians Israelis Palestinians Mexicans Cubans Germans Canadians
        Britons Arabs Kurds Ricans Americans Texans Floridians Californians Iowans Virginians Ohioans
        """;

    public const string Words = """
        Convention Conference Summit Festival Act Bill Amendment Treaty Agreement Accord Deal Plan Award Prize Medal Day
        Eve Week Street Avenue Road Boulevard Square Park Beach Bridge Tower Building Hall Hotel Plaza Museum Library
        Theater Theatre Stadium Arena Garden Gardens Mall Island Islands River Lake Bay Sea Ocean Mountain Mountains
        Valley County City Town Village District Region Province Peninsula Coast Border Caucus Caucuses Primary Election
        Elections Debate Rights Affairs Relations Operations Intelligence Security Heart Cross Star War Wars Games
        Olympics Cup Bowl Series Show Live Tonight Today Report Reports Book Books Bible Constitution Declaration Speech
        Address Christmas Thanksgiving Easter Ramadan Independence Revolution Depression Recession Reform Care Trade
        Street Wall Capitol Pentagon Kremlin Hill Rico Emirates Kingdom Republic States Nations Angeles Vegas Diego
        Francisco Antonio Jose Paso Orleans Haven Rapids Falls Springs Point Station Base Camp Airport Airlines Highway
        Line Project Program Policy Doctrine Initiative Index Survey Poll University Universe World America English
        Spanish Arabic Internet Presidential Oval Earth God Lord History Story Life Time Way
        """;
}
