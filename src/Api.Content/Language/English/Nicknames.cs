using System.Collections.Frozen;

namespace Api.Content.Language.English;

/// <summary>
/// Short forms of forenames, a formal one with those that stand for it: <c>Robert/Bob/Rob</c>. They are the pairs that
/// two independent public-domain lists have (onyxrev's, and the Wiktionary's by way of diminutives.db).
/// </summary>
internal static class EnglishNicknames
{
    private const string Forms = """
        Abigail/Abbey/Abbi/Abbie/Abby/Gail Abner/Ab Abraham/Abe Alan/Al Albert/Al Alex/Al
        Alexander/Al/Alec/Sandy Alexandra/Sandy Alexis/Lexi Alfred/Al/Fred Alison/Ali/Allie Allison/Ali
        Allyson/Ali Amanda/Mandy Ambrose/Brose Amelia/Millie Andrea/Andy Andrew/Andy/Drew Angela/Angie
        Ann/Annie/Nan/Nanny Anne/Nanny Annette/Nettie Anthony/Ant/Tony Arabella/Bella Archibald/Archie
        Arnold/Arnie Arthur/Art Ashley/Ash Augustus/Gus Barbara/Babs/Barbie Barnabas/Barney Bartholomew/Bart
        Beatrice/Bea/Trixie Benedict/Ben Benjamin/Ben/Benjy/Bennie/Benny Bernard/Barney/Bernie Bert/Bertie
        Bradford/Brad Bradley/Brad Bridget/Biddie/Biddy Caleb/Cal Calvin/Cal Cameron/Cam Candace/Candy
        Caroline/Carrie Cassandra/Cassie Charles/Charlie/Chuck Charlotte/Lottie Chester/Chet Christian/Chris
        Christina/Chris/Chrissy/Christy/Kris/Kristy Christine/Chrissy Christopher/Chris/Kit Clement/Clem
        Clementine/Clem Clifford/Cliff Constance/Connie Cornelius/Con Curtis/Curt Cynthia/Cindy Cyrus/Cy
        Daniel/Dan/Danny Danielle/Dani David/Dave/Davey Deborah/Deb/Debbie/Debby Dennis/Denny Diana/Di
        Dominic/Dom Donald/Don/Donnie/Donny Donovan/Donny Dorothy/Dolly/Dot Douglas/Doug Ebenezer/Ebbie
        Ed/Eddie/Eddy Edgar/Ed/Eddie/Eddy Edward/Ed/Eddie/Eddy/Ned/Ted/Teddy Edwin/Ed/Eddie/Eddy
        Eleanor/Ellie/Nelly Elias/Eli Elijah/Eli Elizabeth/Bess/Bessie/Beth/Betsy/Betty/Libby/Liz/Lizzie/Lizzy
        Ellen/Nell Emily/Em/Emmy/Millie Emma/Em/Emmy Ernest/Ernie Esther/Essie Eugene/Gene Euphemia/Effie
        Ezekiel/Zeke Faith/Fay Ferdinand/Ferdie Florence/Flo/Flossy Frances/Fanny/Fran/Francie/Frannie/Franny
        Francine/Fran/Francie/Frannie/Franny Francis/Fran/Frank/Frankie Franklin/Frank
        Frederick/Fred/Freddie/Freddy Gabriel/Gabby/Gabe Gabriella/Gabby Gabrielle/Gabby Gareth/Gare/Gary
        Geoffrey/Geoff George/Georgie Gerald/Gerry/Jerry Geraldine/Gerri/Gerry/Jerry Gertrude/Gertie/Trudy
        Gilbert/Gil Gregory/Greg Harold/Hal/Harry Harriet/Hattie Henrietta/Etta Henry/Hal/Hank/Harry
        Herbert/Herb Hester/Hetty Howard/Howie Isaac/Ike Isabel/Bell Isabella/Bella Isabelle/Belle
        Isidore/Izzy Jacob/Jake Jacqueline/Jackie/Jacqui James/Jamie/Jem/Jim/Jimmie/Jimmy Jane/Janie/Jennie
        Janet/Jan/Jessie Janice/Jan Jean/Jeannie Jedidiah/Jed Jeffery/Jeff Jeffrey/Jeff
        Jennifer/Jen/Jenn/Jenni/Jennie/Jenny Jeremiah/Jerry Jeremy/Jez Jessica/Jess/Jessie Joan/Jo Joanna/Jo
        Joe/Joey John/Johnny/Jon Jonathan/Jon Joseph/Jody/Joe/Joey Josephine/Jo/Josie Joshua/Josh
        Judith/Judie/Judy Katherine/Kathy/Katy/Kay/Kit Kathleen/Kathy Kenneth/Ken/Kenny Kevin/Kev
        Laurence/Larry Lawrence/Larry/Lawrie Leonard/Len/Lenny Leroy/Lee Leslie/Les Lester/Les
        Letitia/Lettie/Tish Lillian/Lil/Lilly Linda/Lindy Louis/Lou/Louie Louisa/Lou Louise/Lou Lucinda/Cindy
        Marcus/Marc Margaret/Madge/Maggie/Marge/Margie/Meg/Peg/Peggy Martha/Marty/Mattie Martin/Marty
        Marvin/Marv Mary/Mae/Mamie/Polly Matilda/Matty/Tilly Matthew/Matt/Matty Maximilian/Max Maxwell/Max
        Megan/Meg Melinda/Mel/Mindy Melissa/Mel/Missy Melvin/Mel Mervin/Merv Mervyn/Merv
        Michael/Mick/Mickey/Micky/Mike/Mikey Mick/Micky Mike/Micky Mildred/Milly Millicent/Milly Miranda/Randy
        Mitchell/Mitch Montgomery/Monty Mortimer/Mort Nancy/Nan Natasha/Nat/Tasha Nathan/Nat/Nate
        Nathaniel/Nat/Nate Newton/Newt Nicholas/Nic/Nick/Nicky Nicole/Nicki/Nicky/Nikki Norman/Norm
        Olive/Ollie Oliver/Ollie Olivia/Ollie Oswald/Ozzy Pamela/Pam
        Patricia/Pat/Patsy/Patti/Patty/Tricia/Trish/Trisha Patrick/Paddy/Pat/Patsy Peggy/Peg Penelope/Penny
        Percival/Percy Peregrine/Perry Peter/Pete Philip/Phil/Pip Phillip/Phil/Pip Priscilla/Prissy
        Prudence/Prue Randall/Randy Randolph/Randy Raphael/Ralph Raymond/Ray Rebecca/Becca/Becky Regina/Gina
        Reginald/Reg/Reggie Reuben/Rube Ricardo/Rick Richard/Dick/Dickie/Dickon/Dicky/Rich/Richie/Rick/Ricky
        Robert/Bob/Bobby/Rob/Robby Roberta/Bobbie Roderick/Rod Rodney/Rod Ronald/Ron/Ronnie/Ronny Rose/Rosie
        Rudolph/Rudy Russell/Russ Salvador/Sal Samantha/Sam/Sammy Samson/Sam Samuel/Sam/Sammy Sandra/Sandy
        Sarah/Sadie/Sally Scott/Scottie/Scotty Sebastian/Seb Shirley/Shirl Sidney/Sid Simon/Si Solomon/Sol
        Stephanie/Steffi/Steffie/Steph/Stephie/Stevie Stephen/Steve Steven/Steve/Stevie Stuart/Stu
        Susan/Sue/Susie/Suzie Sydney/Sid Sylvester/Sly Tammy/Tammie Terence/Terry Teresa/Terry/Tess
        Thaddeus/Thad Theodore/Ted/Teddy/Theo Theresa/Terry Thomas/Thom/Tom/Tommy Timothy/Tim/Timmy Tisha/Tish
        Tobias/Toby Valerie/Val Victor/Vic Victoria/Vic/Vicki/Vickie/Vicky Vincent/Vin/Vince/Vinnie Viola/Vi
        Virginia/Ginny Vivian/Viv Wallace/Wally Walter/Wally/Walt Wesley/Wes Wilber/Will Wilbur/Will
        Wilfred/Fred/Wil/Will Wilhelmina/Minnie/Willie William/Bill/Billy/Will/Willie/Willy Winifred/Winnie
        Woodrow/Woody Zachariah/Zack/Zak Zachary/Zach/Zack/Zak
        """;

    private static readonly FrozenSet<(string, string)> Pairs = Forms
        .Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)
        .Select(names => names.Split('/'))
        .SelectMany(names => names[1..].Select(name => (names[0], name)))
        .ToFrozenSet();

    /// <summary>Whether one forename is a short form of the other.</summary>
    public static bool AreOne(string a, string b) => Pairs.Contains((a, b)) || Pairs.Contains((b, a));
}
