using System.Collections.Frozen;

namespace Api.Content.Language.English;

/// <summary>
/// Forenames that show whether a pronoun fits: those that at least 95% of their bearers have as men, or as women, among
/// births in the United States from 1930 to 2002 (figures of its Social Security Administration, in the public domain),
/// without those that are as often words or surnames; and others from the world's news. A forename on both lists shows
/// nothing; so do the short forms that women and men share, such as Sam.
/// </summary>
internal static class EnglishForenames
{
    public const string Males = """
        Aaron Abdul Abel Abraham Adam Adan Adolfo Adolph Agustin Ahmad Ahmed Al Alan Albert Alberto Aldo Alec Alejandro
        Alex Alexander Alfonso Alfred Alfredo Ali Allan Alonzo Alphonso Alton Alvaro Alvin Amir Amos Anderson Andre
        Andres Andrew Andy Angelo Anthony Antoine Anton Antonio Antony Antwan Anwar Archie Aric Armand Armando Arnold
        Aron Arron Art Arthur Arturo Augustus Austin Barack Barney Barrett Barry Bart Barton Basil Beau Ben Benito
        Benjamin Benny Bernard Bernardo Bernie Bert Bilal Bill Billy Blaine Blake Bob Bobby Boris Boyd Brad Braden
        Bradford Bradly Branden Brandon Brant Braxton Brayden Brendan Brenden Brendon Brent Brenton Bret Brett Brian
        Brice Brock Brody Bruce Bruno Bryan Bryce Bryon Bryson Buddy Burton Byron Cade Caden Caleb Calvin Carl Carlo
        Carlos Carlton Carmine Cecil Cedric Cesar Chad Chadwick Charles Charley Charlie Chaz Chester Chris Christian
        Christopher Chuck Clarence Claude Clay Clayton Clement Cliff Clifford Clifton Clint Clyde Cody Cole Coleman
        Colin Collin Colton Conner Connor Conor Conrad Corbin Cordell Corey Cornelius Cornell Cortez Cory Coy Craig
        Cristian Cullen Curt Curtis Dalton Damian Damien Damion Damon Dan Dana Dane Danial Daniel Danny Dante Daren
        Darin Darius Daron Darrel Darrell Darren Darrick Darrin Darryl Darwin Dave David Davon Dawson Dean Deandre
        Deangelo Delbert Delmar Demarcus Denis Dennis Denny Denzel Derek Derick Derrick Desmond Devante Devonte Dewayne
        Dewey Dexter Dick Diego Dillon Dino Dirk Dmitry Domenic Domingo Dominic Dominick Don Donald Donnie Donny Donovan
        Donte Doug Douglas Doyle Drake Drew Duane Dudley Duncan Dustin Dwain Dwayne Dwight Dylan Earl Ed Eddie Eddy
        Edgar Edmond Edmund Eduardo Edward Edwin Efrain Ehud Elbert Eldon Eli Elijah Elliot Elliott Ellis Elmer Eloy
        Elton Elvin Elvis Elwood Emil Emilio Emmanuel Emmett Enrique Eric Erich Erick Erik Ernest Ernesto Ernie Errol
        Ervin Erwin Esteban Ethan Eugene Evan Everett Everette Ezekiel Ezra Fabian Farid Federico Felipe Felix Fernando
        Fidel Fletcher Floyd Forest Forrest Francisco Francois Frank Franklin François Fred Freddie Frederic Frederick
        Fredric Fredrick Freeman Gabriel Gage Galen Garret Garrett Garry Garth Gary Gavin Gene Geoffrey George Gerald
        Gerard Gerardo Gilberto Gino Giovanni Giuseppe Glen Glenn Gonzalo Gordon Grady Graham Greg Gregg Gregorio
        Gregory Griffin Grover Guillermo Gus Gustavo Hal Hamid Hank Hans Harlan Harold Harrison Harry Harvey Hassan
        Heath Hector Henry Herbert Heriberto Herman Hiram Hiroshi Homer Horace Howard Hubert Hugh Hugo Humberto Hussein
        Ian Ibrahim Ignacio Igor Imran Irvin Irving Irwin Isaac Isiah Ismael Issac Ivan Jace Jack Jackie Jacob Jacques
        Jake Jakob Jalen Jamaal Jamal Jamar Jamel James Jameson Jaquan Jared Jarod Jaron Jarred Jarrett Jarrod Jarvis
        Jason Jasper Javad Javier Jay Jayson Jean Jeb Jed Jeff Jefferson Jeffery Jeffrey Jeffry Jerald Jeremiah Jeremy
        Jermaine Jerold Jerrod Jerrold Jerry Jess Jesse Jim Jimmy Joaquin Joe Joel Joesph John Johnathan Johnathon
        Johnny Jon Jonah Jonas Jonathan Jonathon Jordan Jorge Jose Josef Joseph Josh Joshua Josiah Josue Juan Judson
        Julian Julio Julius Justin Kaden Kaleb Kareem Karim Karl Keenan Keith Kelvin Ken Kendrick Kenji Kenneth Kennith
        Kenny Kent Kenton Kermit Keven Kevin Khalid Khalil Khamenei Khizr Kim Kip Klaus Kobe Kody Kristofer Kristopher
        Kurt Kurtis Kyle Lamar Lamont Lance Landon Lanny Larry Lars Laurence Lawrence Leland Lenard Lenny Leo Leon
        Leonard Leonardo Leonel Leroy Leslie Lester Levi Lewis Liam Lindsey Linwood Lionel Lloyd Logan Lon Lonny Lorenzo
        Lou Louie Louis Lowell Loyd Luca Lucas Luis Lukas Luke Luther Lyle Lyndon Lynn Mack Mahmoud Malachi Malcolm
        Malik Manuel Marc Marco Marcos Marcus Mario Mark Markus Marlon Marquis Marshall Martin Marvin Mason Mathew Matt
        Matteo Matthew Maurice Mauricio Max Maxwell Maynard Melvin Merlin Mervin Micah Michael Micheal Michel Mickey
        Miguel Mike Mikhail Millard Milton Mitch Mitchel Mitchell Mohammad Mohammed Moises Monroe Monte Monty Morgan
        Morris Moses Moshe Muhammad Mustafa Myles Myron Narendra Nasser Nathan Nathanael Nathanial Nathaniel Neal Ned
        Neil Nestor Newt Nicholas Nick Nickolas Nicolas Nigel Nikolai Nikolas Noah Noe Nolan Norbert Norman Norris
        Octavio Oliver Omar Orrin Orville Osama Oscar Osvaldo Otis Otto Owen Pablo Paolo Pat Patrick Paul Pedro Percy
        Pete Peter Phil Philip Phillip Pierre Preston Quentin Quintin Quinton Rafael Ralph Ramiro Ramon Rand Randal
        Randall Randell Randy Raphael Rashad Rashid Raul Ray Raymond Raymundo Reggie Reginald Reince Reuben Rex Reynaldo
        Rhett Ricardo Richard Rick Rickey Ricky Rigoberto Rob Robby Robert Roberto Rocco Rod Roderick Rodger Rodney
        Rodolfo Rodrick Rodrigo Rogelio Roger Roland Rolando Roman Romeo Ron Ronald Ronnie Ronny Roscoe Ross Roy Royal
        Ruben Rudolph Rudy Rufus Russel Russell Rusty Ryan Salman Salvador Salvatore Sam Samir Sammy Samuel Sanford
        Santiago Saul Scot Scott Scotty Sean Sebastian Sergei Sergio Seth Shane Shaun Sheldon Shelton Sid Sidney Silas
        Simon Solomon Sonny Spencer Stan Stanley Stefan Stefano Stephan Stephen Stephon Steve Steven Stuart Sven
        Sylvester Tad Tanner Tarek Tariq Ted Teddy Terence Terrance Terrence Terry Tevin Thad Thaddeus Theo Theodore
        Theron Thomas Thurman Tim Timmy Timothy Titus Tobias Tod Todd Tom Tomas Tommy Tony Tracy Travis Trent Trenton
        Trevon Trevor Trey Troy Truman Tucker Tyler Tyrell Tyrone Ulysses Uriel Vance Vaughn Vern Vernon Vic Vicente
        Victor Vince Vincent Vinny Virgil Vito Vladimir Wade Walid Walter Warren Waylon Wayne Wei Weldon Wendell Wes
        Wesley Weston Wilbert Wilbur Wiley Wilfred Wilfredo Willard William Willie Willis Wilmer Wilson Winfred Winston
        Wolf Wolfgang Woodrow Wyatt Xavier Yusuf Zach Zachariah Zachary Zachery Zackary Zackery Zaid Zane
        """;

    public const string Females = """
        Aaliyah Abbey Abbie Abby Abigail Ada Addie Adela Adele Adeline Adriana Adrianna Adrianne Adrienne Agnes Aida
        Aileen Aimee Aisha Alaina Alana Alanna Alayna Alberta Alecia Alejandra Alena Alesha Alesia Alex Alexa Alexandra
        Alexandrea Alexandria Alexia Alexis Alexus Alfreda Ali Alice Alicia Alina Alisa Alisha Alison Alissa Aliyah
        Allison Allyson Alma Alondra Alta Althea Alyce Alycia Alysha Alysia Alyson Alyssa Amalia Amanda Amber Amelia Ami
        Amie Amy Ana Anastasia Andrea Andria Angela Angelia Angelica Angelina Angeline Angelique Angelita Angie Anissa
        Anita Ann Anna Annabelle Annamarie Anne Annemarie Annetta Annette Annie Annika Annmarie Antionette Antoinette
        April Araceli Ariana Arianna Arielle Arleen Arlene Arline Ashlee Ashleigh Ashley Ashlie Ashly Ashlyn Ashlynn
        Athena Audra Audrey Aurora Autumn Ava Ayanna Barbara Barbra Beatrice Beatriz Becky Belinda Benita Bernadette
        Bernadine Bernice Bertha Bessie Beth Bethany Betsy Bette Bettie Betty Bettye Beulah Beverley Beverly Bianca
        Blanca Blanche Bobbi Bonita Bonnie Bonny Brandi Brandie Brandy Breana Breanna Breanne Brenda Brenna Bria Briana
        Brianna Brianne Bridget Bridgett Bridgette Brigitte Britney Brittani Brittany Brittney Brooke Bryanna Caitlin
        Caitlyn Callie Camilla Camille Candace Candi Candice Candy Cara Caren Cari Carina Carissa Carla Carleen Carlene
        Carley Carly Carmela Carmella Carmen Carol Carole Caroline Carolyn Carrie Caryn Casandra Cassandra Cassie
        Catalina Catharine Catherine Cathleen Cathryn Cathy Catrina Cayla Cecelia Cecile Cecilia Celeste Celestine Celia
        Celina Chana Chanda Chandra Chanel Chantal Chantel Charla Charleen Charlene Charlie Charlotte Charmaine Chasity
        Chastity Chaya Chelsea Chelsey Chelsie Cheri Cherie Cherry Cheryl Cheyanne Chiquita Chloe Christa Christal
        Christi Christiana Christiane Christina Christine Christy Chrystal Ciara Ciera Cierra Cindi Cindy Claire Clara
        Clarice Clarissa Claudette Claudia Claudine Coleen Colette Colleen Concetta Condoleezza Connie Constance
        Consuelo Cora Coral Corina Corine Corinne Cornelia Corrine Cristal Cristina Cristy Cynthia Daisy Dalia Damaris
        Dana Danelle Danette Danica Daniela Daniella Danielle Danita Danna Daphne Dara Daria Darla Darleen Darlene Dawn
        Dayna Deana Deann Deanna Deanne Debbie Debby Debora Deborah Debra Deena Deidra Deidre Deirdre Deja Delia Delilah
        Della Delois Delores Deloris Delphine Demetria Dena Denice Denise Desirae Desiree Destinee Destiny Diana Diane
        Diann Dianna Dianne Dina Dinah Dionne Dixie Dollie Dolly Dolores Dona Donna Dora Doreen Dorene Doretha Doris
        Dorothea Dorothy Dorthy Dottie Dulce Earlene Earline Earnestine Ebony Edith Edna Edwina Effie Eileen Elaina
        Elaine Eleanor Elena Elinor Elisa Elisabeth Elise Elissa Eliza Elizabeth Ella Ellen Ellie Elma Elnora Eloise
        Elsa Elsie Elva Elvia Elvira Elyse Emilee Emilia Emilie Emily Emma Erica Ericka Erika Erin Erma Ernestine
        Esmeralda Esperanza Essie Estela Estella Estelle Ester Esther Ethel Etta Eugenia Eula Eunice Eva Evangeline
        Evelyn Fabiola Faith Fannie Farrah Fatima Faye Felecia Felicia Fern Fiona Flora Florence Frances Francesca
        Francine Francisca Freda Freida Frieda Gabriela Gabriella Gabrielle Gail Gayla Gena Geneva Genevieve Georgette
        Georgina Geraldine Geri Gertrude Gianna Gilda Gillian Gina Ginger Ginny Giselle Gladys Glenda Glenna Gloria
        Goldie Grace Gracie Graciela Greta Gretchen Griselda Gwen Gwendolyn Hailee Hailey Haleigh Hallie Hanna Hannah
        Harriet Harriett Hattie Haylee Hayley Hazel Heather Heidi Helen Helena Helene Henrietta Hilda Hillary Holli
        Hollie Holly Hope Huma Ida Iesha Ila Ilene Imogene Ina Inez Ingrid Irene Iris Irma Isabel Isabella Iva Ivanka
        Ivette Ivy Jackie Jacklyn Jaclyn Jacquelin Jacqueline Jacquelyn Jacquline Jada Jami Jana Janae Jane Janeen Janel
        Janell Janelle Janessa Janet Janette Janice Janie Janine Janis Janna Jannie Jaqueline Jasmin Jasmine Jayla Jayne
        Jazmin Jazmine Jean Jeana Jeanette Jeanie Jeanine Jeanna Jeanne Jeannette Jeannie Jeannine Jena Jenifer Jenna
        Jennie Jennifer Jenny Jeri Jerri Jess Jessica Jill Jillian Jo Joan Joann Joanna Joanne Jocelyn Jodi Joelle
        Johanna Johnna Jolene Joni Jordan Josefina Josephine Josie Joyce Juana Juanita Judi Judith Judy Juli Julia
        Juliana Juliann Julianna Julianne Julie Juliet Juliette Julissa June Justina Kaci Kacie Kaila Kailey Kaitlin
        Kaitlyn Kaitlynn Kala Kaleigh Kaley Kali Kami Kara Karen Kari Karin Karina Karissa Karla Karli Karly Karrie
        Karyn Kasandra Kassandra Kassidy Kate Katelin Katelyn Katelynn Katharine Katherine Katheryn Kathi Kathie
        Kathleen Kathrine Kathryn Kathy Katie Katina Katlyn Katrina Katy Kay Kaye Kayla Kaylee Kayleigh Kaylie Kaylin
        Kaylyn Keely Keisha Kelli Kellie Kelly Kellyanne Kelsey Kelsi Kelsie Kendra Keri Kerri Kerrie Kia Kiana Kiara
        Kiera Kierra Kiersten Kim Kimberlee Kimberley Kimberly Kira Kirsten Kirstin Kisha Kitty Krista Kristal Kristen
        Kristi Kristie Kristin Kristina Kristine Kristy Kristyn Krystal Krystle Kyla Kylee Kylie Kyra Lacey Lacie
        Ladonna Lakeisha Lakesha Lakisha Lana Laquita Lara Larissa Lashonda Latanya Latasha Latisha Latonya Latosha
        Latoya Latrice Laura Laureen Laurel Lauren Lauri Laurie Lauryn Lavonne Lawanda Layla Lea Leah Leann Leanna
        Leanne Leeann Leila Leilani Lela Lena Lenora Lenore Leola Leona Lesa Leslie Leta Letha Leticia Letitia Lia Liana
        Libby Lidia Lila Lilia Liliana Lillian Lillie Lilly Lily Lina Linda Lindsay Lindsey Lisa Lisette Lissette Liz
        Liza Lizbeth Lizette Lizzie Lois Lola Lolita Lora Loraine Lorena Lorene Loretta Lori Lorie Lorna Lorraine Lorri
        Lorrie Lottie Lou Louella Louisa Louise Lourdes Luann Luanne Lucia Lucille Lucinda Lucretia Lucy Luella Luisa
        Lula Luz Lydia Lynda Lyndsay Lyndsey Lynette Lynn Lynne Lynnette Mabel Mable Macy Madalyn Madeleine Madeline
        Madelyn Madison Madonna Mae Maegan Magdalena Maggie Makayla Makenna Makenzie Malia Malinda Malissa Mallory Mamie
        Mandi Mandy Mara Maranda Marcella Marci Marcia Marcie Marcy Margaret Margarita Margery Margie Margo Margot
        Marguerite Mari Maria Mariah Mariam Marian Mariana Mariann Marianna Marianne Maribel Maricela Marie Mariela
        Marietta Marilee Marilyn Marilynn Marina Marine Marisa Marisela Marisol Marissa Maritza Marjorie Marla Marlena
        Marlene Marlys Marquita Marsha Marta Martha Martina Marva Mary Maryam Maryann Maryanne Marybeth Maryellen
        Maryjane Maryjo Marylou Matilda Mattie Maura Maureen Mavis Maxine Maya Mayra Mckayla Mckenna Meagan Meaghan
        Megan Meghan Megyn Melania Melanie Melba Melina Melinda Melisa Melissa Melodie Melody Melva Mercedes Meredith
        Merry Mia Micaela Michaela Michele Michelle Mikaela Mikayla Milagros Mildred Millicent Millie Mindy Minerva
        Minnie Miranda Miriam Misti Misty Mitzi Mollie Molly Mona Monica Monika Monique Morgan Moriah Muriel Mya Myra
        Myrna Myrtle Nadia Nadine Nan Nanci Nancy Nanette Naomi Natalia Natalie Natasha Nathalie Nelda Nell Nellie
        Nettie Neva Nia Nichole Nicki Nicola Nicole Nicolette Niki Nikki Nina Nita Noelle Noemi Nola Nona Nora Noreen
        Norma Octavia Odessa Ofelia Ola Olga Olivia Opal Ophelia Paige Pam Pamala Pamela Paola Pat Patrica Patrice
        Patricia Patsy Patti Pattie Patty Paula Paulette Paulina Pauline Pearl Pearlie Peggie Peggy Penelope Penny Perla
        Petra Phoebe Phyllis Polly Portia Priscilla Priya Rachael Racheal Rachel Rachelle Rae Ramona Randi Raquel Reba
        Rebeca Rebecca Rebekah Regina Rena Renae Renee Renita Retha Reva Reyna Rhea Rhiannon Rhoda Rhonda Richelle Rita
        Roberta Robin Robyn Rochelle Rocio Ronda Rosa Rosalie Rosalind Rosalinda Rosalyn Rosanna Rosanne Rose Roseann
        Roseanne Rosella Rosemarie Rosemary Rosetta Rosie Roslyn Roxana Roxann Roxanna Roxanne Roxie Ruby Ruth Ruthann
        Ruthie Sabrina Sade Sadie Sallie Sally Sam Samantha Sammy Sandi Sandra Sandy Sara Sarah Sarai Sasha Saundra
        Savanna Savannah Scarlett Selena Selina Selma Serena Shaina Shameka Shana Shanda Shania Shanice Shanna Shannon
        Shantel Shari Sharla Sharlene Sharon Sharron Sharyn Shauna Shawna Shayla Shayna Sheena Sheila Shelia Shelley
        Shelli Shellie Shelly Sheree Sheri Sherri Sherrie Sherry Sheryl Shirley Shonda Sierra Silvia Simone Sofia Sondra
        Sonia Sonja Sonya Sophia Sophie Staci Stacia Stacie Stacy Starla Stefani Stefanie Stella Stephanie Stephany
        Summer Susan Susana Susanna Susanne Susie Suzan Suzanna Suzanne Suzette Sybil Sydney Sylvia Tabatha Tabitha
        Talia Tamara Tameka Tamela Tamera Tami Tamika Tammi Tammie Tammy Tamra Tana Tania Tanisha Tanya Tara Taryn Tasha
        Tatiana Tatyana Tawana Tena Tera Teresa Teressa Teri Terra Terri Terrie Terry Tess Tessa Thalia Thea Thelma
        Theresa Therese Tia Tiana Tianna Tiara Tierra Tiffani Tiffanie Tiffany Tina Tisha Toni Tonia Tonja Tonya Tori
        Tosha Traci Tracie Tracy Treva Tricia Trina Trisha Trista Trudy Tulsi Twila Tyra Ursula Valarie Valencia
        Valentina Valeria Valerie Valorie Vanessa Velma Venus Vera Verna Veronica Vicki Vickie Vicky Victoria Vikki
        Viola Violet Virgie Virginia Vivian Viviana Vonda Wanda Wendi Wendy Whitney Wilda Willa Wilma Winifred Winnie
        Yadira Yasmin Yasmine Yesenia Yolanda Yvette Yvonne Zoe
        """;

    /// <summary>Short forms that are not the start of the name they stand for.</summary>
    private static readonly FrozenDictionary<string, string> Short = """
        Bill William Billy William Bob Robert Bobby Robert Dick Richard Rick Richard Jim James Jimmy James Mike Michael
        Tom Thomas Tommy Thomas Ted Edward Ed Edward Jack John Joe Joseph Tony Anthony Chuck Charles Charlie Charles
        Hank Henry Harry Henry Dave David Jeff Jeffrey Geoff Geoffrey Kate Katherine Liz Elizabeth Beth Elizabeth
        Betty Elizabeth Peggy Margaret Meg Margaret Bernie Bernard Steve Stephen Larry Lawrence Ken Kenneth Andy Andrew
        Drew Andrew Ned Edward Sandy Alexander Nate Nathan Mitch Mitchell Debbie Deborah Newt Newton Mick Michael
        """.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Chunk(2).ToFrozenDictionary(
            p => p[0], p => p[1], StringComparer.OrdinalIgnoreCase);

    /// <summary>Whether two forenames are the short and the long form of one: <c>Bill</c>, <c>William</c>.</summary>
    public static bool AreOne(string a, string b) =>
        Short.GetValueOrDefault(a, a).Equals(Short.GetValueOrDefault(b, b), StringComparison.OrdinalIgnoreCase);
}
