using Api.Articles;
using Api.Authors;
using Api.Changes;
using Api.CommandLine;
using Api.Http;
using Api.Images;
using Api.Imports;
using Api.Keys;
using Api.OpenApi;
using Api.Paragraphs;
using Api.Publishers;
using Api.Quotes;
using Api.Revisions;
using Api.Serving;
using Api.Speakers;
using Api.Tags;

if (Commands.Chosen(args) is { } command)
{
    return await command();
}

if (WebServer.TryCreateBuilder(Commands.SettingsIn(args)) is not { } builder)
{
    return 1;
}

builder.Services.AddStore(builder.Configuration);
builder.Services.AddKeys();
builder.Services.AddContract();
var app = builder.Build();
app.UsePathAndHeaders();
Problem.UseFailures(app);
app.Use(Methods.HeadAsGetAsync);
app.UseCors();
app.UseAnswerCache();
Problem.UseStatuses(app);
app.Use(Methods.AllowAsync);
app.Use(Methods.GetAgainAsync);
app.UseRouting();
app.UseContract();
app.UseKeys();
app.Use(ContentCoding.DecodeAsync);

var v1 = app.MapGroup("/v1").RequireRead().WithQueryRules().ProducesProblems(400, 500, 503);
v1.AddEndpointFilter(InFlight.WaitAsync);
v1.MapArticles();
v1.MapImports();
v1.MapRevisions();
v1.MapParagraphs();
v1.MapQuotes();
v1.MapImages();
v1.MapSpeakers();
v1.MapAuthors();
v1.MapPublishers();
v1.MapTags();
v1.MapChanges();
app.MapHealth();

return await app.ServeAsync();
