namespace Api.Content.Language.Spanish;

/// <summary>Spanish forenames by which a pronoun can be told to fit.</summary>
internal static class SpanishForenames
{
    public const string Males = """
        Aarón Abel Adolfo Adrián Agustín Alberto Alejandro Alejo Alfonso Alfredo Álvaro Andrés Ángel Antonio Ariel
        Arturo Baltasar Bartolomé Beltrán Benito Bernardo Blas Borja Bruno Camilo Carlos César Claudio Clemente Cristian
        Cristóbal Damián Daniel Darío David Diego Eduardo Efraín Eladio Elías Eloy Emilio Enrique Ernesto Esteban
        Eugenio Ezequiel Fabián Facundo Federico Felipe Félix Fermín Fernando Fidel Francisco Gabriel Gaspar Gerardo
        Germán Gonzalo Gregorio Guillermo Gustavo Héctor Hernán Hugo Ignacio Iker Íñigo Isidro Ismael Iván Jacinto
        Jacobo Jaime Javier Jerónimo Jesús Joaquín Joel Jordi Jorge José Josep Juan Julián Julio Lautaro Leandro
        Leonardo Lorenzo Lucas Luis Manuel Marcelino Marcelo Marco Marcos Mariano Mario Martín Mateo Matías Mauricio
        Máximo Miguel Moisés Nacho Nicanor Nicolás Óscar Octavio Pablo Paco Pascual Patricio Pau Pedro Pepe Rafael
        Raimundo Ramiro Ramón Raúl Ricardo Roberto Rodolfo Rodrigo Roque Rubén Salvador Samuel Santiago Santos Saúl
        Sebastián Sergio Severino Simón Teodoro Tobías Tomás Unai Valentín Vicente Víctor Xavier Yago
        """;

    public const string Females = """
        Abigail Adela Adriana Ágata Agustina Aída Ainhoa Aitana Alba Alejandra Alicia Alma Almudena Amalia Amaia Amelia
        Amparo Ana Anabel Andrea Ángela Ángeles Antonia Araceli Ariadna Aurora Azucena Bárbara Beatriz Begoña Belén
        Berta Blanca Brenda Camila Candela Carla Carlota Carmen Carolina Catalina Cecilia Celia Clara Claudia Concepción
        Consuelo Cristina Dalia Daniela Diana Dolores Elena Elisa Elvira Emilia Emma Encarnación Esperanza Estefanía
        Estela Ester Esther Eugenia Eulalia Eva Fabiola Fátima Fernanda Flora Florencia Francisca Gabriela Genoveva
        Gisela Gloria Graciela Guadalupe Helena Herminia Inés Ingrid Irene Iris Isabel Jimena Josefa Josefina Juana
        Julia Juliana Laia Laura Leonor Leticia Lidia Lola Lorena Lourdes Lucía Luisa Luz Macarena Magdalena Maite
        Manuela Margarita María Mariana Maribel Marina Marisa Marisol Marta Martina Matilde Mercedes Micaela Milagros
        Miriam Mónica Montserrat Nadia Natalia Nerea Noelia Nora Nuria Olga Olivia Paloma Pamela Patricia Paula Paulina
        Pepa Pilar Raquel Rebeca Remedios Reyes Rita Rocío Romina Rosa Rosalía Rosario Sandra Sara Silvia Sofía Soledad
        Sonia Susana Tamara Teresa Tatiana Valentina Valeria Vanesa Verónica Victoria Violeta Virginia Yolanda Ximena
        Zulema
        """;
}
