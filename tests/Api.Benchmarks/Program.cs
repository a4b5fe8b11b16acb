using Api.Benchmarks;

return args switch
{
    ["quotes", var gold] => QuotePredictions.Write(gold, Console.Out),
    _ => Usage(),
};

static int Usage()
{
    Console.Error.WriteLine("usage: quotes GOLD.jsonl > PRED.jsonl");
    return 2;
}
