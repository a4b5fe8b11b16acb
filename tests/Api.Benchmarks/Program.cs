using Api.Benchmarks;

return args switch
{
    ["quotes", var gold] => QuotePredictions.Write(gold, Console.Out),
    ["text", var file] => TextPredictions.Write(file, Console.Out),
    _ => Usage(),
};

static int Usage()
{
    Console.Error.WriteLine("""
        quotes FILE   what the quote engine makes of a JSON Lines file of labelled articles
        text FILE     what the plain-text reader makes of a JSON Lines file of articles
        """);
    return 2;
}
