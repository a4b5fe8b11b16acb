using Api.Benchmarks;

return args switch
{
    ["text", var file] => TextPredictions.Write(file, Console.Out),
    _ => Usage(),
};

static int Usage()
{
    Console.Error.WriteLine("text FILE   what the plain-text reader makes of a JSON Lines file of articles");
    return 2;
}
