using Api.Articles;
using Api.Changes;
using Api.Data;
using Api.Data.Acts;
using Api.Data.Articles;
using Api.Data.Authors;
using Api.Data.Changes;
using Api.Data.Images;
using Api.Data.Names;
using Api.Data.Paragraphs;
using Api.Data.Publishers;
using Api.Data.Quotes;
using Api.Data.Revisions;
using Api.Data.Speakers;
using Api.Data.Tags;
using Api.Data.Upkeep;
using Api.Http;
using Api.Images;
using Api.Imports;
using Api.Keys;

namespace Api.Serving;

/// <summary>Registers the database and everything that reads and writes it.</summary>
internal static class StoreServices
{
    private static Database Open(IConfiguration settings)
    {
        var database = Database.Open(Settings.Database.Of(settings));
        database.SearchTimeout = Settings.SearchTimeout.Of(settings);
        return database;
    }

    public static void AddStore(this IServiceCollection services, IConfiguration settings)
    {
        services.AddSingleton(TimeProvider.System);
        services.AddSingleton(_ => Open(settings));
        services.AddSingleton<PublicPath>();
        services.AddSingleton<AnswerCache>();
        services.AddSingleton<InFlight>();
        services.AddSingleton<ArticleQueries>();
        services.AddSingleton<ParagraphQueries>();
        services.AddSingleton<QuoteQueries>();
        services.AddSingleton<OccurrenceQueries>();
        services.AddSingleton<QuoteHistoryQueries>();
        services.AddSingleton<ImageQueries>();
        services.AddSingleton<SpeakerQueries>();
        services.AddSingleton<AuthorQueries>();
        services.AddSingleton<PublisherQueries>();
        services.AddSingleton<TagQueries>();
        services.AddSingleton<ChangeQueries>();
        services.AddSingleton<ChangeWatch>();
        services.AddHttpContextAccessor();
        services.AddSingleton<Func<Actor>>(provider =>
            Caller.ActorsOf(provider.GetRequiredService<IHttpContextAccessor>()));
        services.AddSingleton<ArticleWriter>();
        services.AddSingleton<QuoteWriter>();
        services.AddSingleton<SpeakerWriter>();
        services.AddSingleton<NamedWriter>();
        services.AddSingleton<ArticleImport>();
        services.AddSingleton(provider =>
            new ImageImport(provider.GetRequiredService<ArticleWriter>(), Settings.KeepsPositions.Of(settings)));
        services.AddSingleton<ImportStream>();
        services.AddSingleton<DryRun>();
        services.AddSingleton(_ => new DryRunPlaces(Settings.DryRuns.Of(settings)));
        services.AddSingleton<UpkeepLoop>();
        services.AddHostedService<UpkeepHost>();
        services.AddSingleton<RevisionQueries>();
        services.AddSingleton<Clearing>();
    }
}
