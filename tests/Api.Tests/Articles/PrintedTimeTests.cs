using System.Globalization;

namespace Api.Tests.Articles;

/// <summary>Dates and times as papers of many languages print them above an article.</summary>
public sealed class PrintedTimeTests
{
    [Theory]
    [InlineData("Mon 18 Jan 2021 16.05 GMT", "2021-01-18T16:05:00Z")]
    [InlineData("Published: 16:05 CET, 18 January 2021", "2021-01-18T15:05:00Z")]
    [InlineData("Published on Monday, 18 January 2021 at 09.15 CET.", "2021-01-18T08:15:00Z")]
    [InlineData("First published on Mon 18 Jan 2021 04.05 pm EST", "2021-01-18T21:05:00Z")]
    [InlineData("18 January 2021 at 1605 GMT", "2021-01-18T16:05:00Z")]
    [InlineData("January 18, 2021 / 5:04 PM EST", "2021-01-18T22:04:00Z")]
    [InlineData("January 18, 2021, 17:04 PM EST", "2021-01-18T22:04:00Z")]
    [InlineData("Jan 18, 2021 10:05 (UTC+8)", "2021-01-18T02:05:00Z")]
    [InlineData("Jan 18, 2021 10:05 (UTC +08:00)", "2021-01-18T02:05:00Z")]
    [InlineData("18 January 2021, 10:05 AEDT", "2021-01-17T23:05:00Z")]
    [InlineData("18 января 2021 г. в 10:05 МСК", "2021-01-18T07:05:00Z")]
    [InlineData("Stand: 18.01.2021, 10.05 Uhr MEZ", "2021-01-18T09:05:00Z")]
    public void A_time_and_its_zone_make_an_instant_in_any_order(string line, string instant) =>
        Assert.Equal(
            DateTimeOffset.Parse(instant, CultureInfo.InvariantCulture), Drafts.WithHeadLine(line).PublishedAt);

    [Theory]
    [InlineData("14 June 2024, 22:29 BST", "2024-06-14T21:29:00Z")]
    [InlineData("31 March 2024, 02:00 BST", "2024-03-31T01:00:00Z")]
    [InlineData("14 January 2024, 22:29 BST", null)]
    [InlineData("14 June 2024, 5:04 PM ET", "2024-06-14T21:04:00Z")]
    [InlineData("14 January 2024, 5:04 PM ET", "2024-01-14T22:04:00Z")]
    [InlineData("10 March 2024, 3:00 AM PT", "2024-03-10T10:00:00Z")]
    [InlineData("10 March 2024, 1:59 AM PT", "2024-03-10T09:59:00Z")]
    [InlineData("3 November 2024, 1:30 AM CT", null)]
    [InlineData("14 June 1999, 5:04 PM ET", null)]
    [InlineData("14 June 2024, 10:05 IST", null)]
    public void A_zone_of_which_the_hours_change_counts_when_they_are_certain(string line, string? instant)
    {
        var isKnown = Drafts.WithHeadLine(line).PublishedAt is not null;
        Assert.Equal(instant is not null, isKnown);
        if (instant is not null)
        {
            A_time_and_its_zone_make_an_instant_in_any_order(line, instant);
        }
    }

    [Theory]
    [InlineData("2024年3月4日", "2024-03-04")]
    [InlineData("2024年3月4日 12:01", "2024-03-04")]
    [InlineData("2024年03月04日12:01:22", "2024-03-04")]
    [InlineData("2024年3月4日（月）10時5分", "2024-03-04")]
    [InlineData("2024年3月4日 星期一 下午5点", "2024-03-04")]
    [InlineData("2024年3月", "2024-03")]
    [InlineData("发布时间：2024-03-04 12:01", "2024-03-04")]
    [InlineData("發布時間：2024/03/04 12:01", "2024-03-04")]
    [InlineData("公開日：2024年3月4日", "2024-03-04")]
    [InlineData("2024년 3월 4일 오후 5:04", "2024-03-04")]
    [InlineData("입력 2024.03.04. 오후 5:04", "2024-03-04")]
    [InlineData("2024. 3. 4.", "2024-03-04")]
    [InlineData("نُشر في: ٤ مارس ٢٠٢٤", "2024-03-04")]
    [InlineData("الاثنين، 4 آذار/مارس 2024", "2024-03-04")]
    [InlineData("4 تشرين الثاني 2024", "2024-11-04")]
    [InlineData("४ मार्च २०२४", "2024-03-04")]
    [InlineData("4 มีนาคม 2567", "2024-03-04")]
    [InlineData("Опубликовано: 4 марта 2024 г.", "2024-03-04")]
    [InlineData("Publicerad 4 mars 2024 kl. 10.05", "2024-03-04")]
    [InlineData("Opublikowano: 4 marca 2024, godz. 10:05", "2024-03-04")]
    [InlineData("Yayınlanma: 4 Mart 2024 - 10:05", "2024-03-04")]
    [InlineData("mar. 4 mars 2024", "2024-03-04")]
    [InlineData("4.März 2024", "2024-03-04")]
    [InlineData("4/Mar/2024", "2024-03-04")]
    public void A_date_is_read_in_the_script_and_the_order_of_its_language(string line, string on)
    {
        var article = Drafts.WithHeadLine(line);
        Assert.Equal(on, article.PublishedOn);
        Assert.Null(article.ModifiedText);
        Assert.Null(article.PublishedAt);
        Assert.Equal(2, article.Paragraphs.Count);
    }

    [Theory]
    [InlineData("Last modified on Tue 5 Mar 2024 09.00 CET")]
    [InlineData("Updated on: March 5, 2024 / 5:04 PM EST")]
    [InlineData("Zuletzt aktualisiert am 5. März 2024 um 10:05 Uhr")]
    [InlineData("Dernière mise à jour le 5 mars 2024 à 10h05")]
    [InlineData("Última actualización: 5 de marzo de 2024")]
    [InlineData("Ultimo aggiornamento: 5 marzo 2024, ore 10:05")]
    [InlineData("Laatst bijgewerkt op 5 maart 2024 om 10:05")]
    [InlineData("Обновлено: 5 марта 2024, 10:05")]
    [InlineData("آخر تحديث: ٥ مارس ٢٠٢٤")]
    [InlineData("更新时间：2024年3月5日 10:05")]
    [InlineData("2024年3月5日 10時5分更新")]
    [InlineData("최종수정 2024.03.05 10:05")]
    public void A_label_of_a_change_is_known_in_many_languages(string line)
    {
        var article = Drafts.WithHeadLine(line);
        Assert.NotNull(article.ModifiedText);
        Assert.Null(article.PublishedOn);
        Assert.Equal(2, article.Paragraphs.Count);
    }

    [Theory]
    [InlineData("en")]
    [InlineData("de")]
    [InlineData("fr")]
    [InlineData("es")]
    [InlineData("it")]
    [InlineData("pt")]
    [InlineData("nl")]
    [InlineData("sv")]
    [InlineData("da")]
    [InlineData("nb")]
    [InlineData("fi")]
    [InlineData("pl")]
    [InlineData("cs")]
    [InlineData("ro")]
    [InlineData("ca")]
    [InlineData("ru")]
    [InlineData("uk")]
    [InlineData("bg")]
    [InlineData("el")]
    [InlineData("tr")]
    [InlineData("id")]
    [InlineData("he")]
    [InlineData("hi")]
    public void Every_month_of_a_language_is_known_with_its_weekday(string language)
    {
        var names = CultureInfo.GetCultureInfo(language).DateTimeFormat;
        for (var month = 1; month <= 12; month++)
        {
            var date = new DateOnly(2024, month, 17);
            var name = names.MonthGenitiveNames[month - 1];
            var weekday = names.DayNames[(int)date.DayOfWeek];
            var on = date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
            Assert.Equal(on, On($"17 {name} 2024"));
            Assert.Equal(on, On($"{weekday}, 17. {name} 2024, 10:05"));
            Assert.Equal(on[..7], On($"{names.MonthNames[month - 1]} 2024"));
        }
    }

    [Theory]
    [InlineData("Update 2024")]
    [InlineData("3.10 2024")]
    [InlineData("March 10:05 2024")]
    [InlineData("4 Quince 2024")]
    [InlineData("31 April 2024")]
    [InlineData("1205 2024")]
    [InlineData("第2024年度")]
    public void A_line_without_a_date_has_none(string line) => Assert.Null(On(line));

    private static string? On(string line) => Drafts.WithHeadLine(line).PublishedOn;
}
