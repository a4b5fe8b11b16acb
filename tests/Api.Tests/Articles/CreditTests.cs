namespace Api.Tests.Articles;

/// <summary>Who, when and what belongs to the page, in the lines between a title and its article.</summary>
public sealed class CreditTests
{
    [Theory]
    [InlineData("Words: Nora Ashdown. Pictures: Jonna Vik", "Nora Ashdown")]
    [InlineData("Words by Nora Ashdown, photos by Jonna Vik", "Nora Ashdown")]
    [InlineData("Words: Nora Ashdown and Piet Lindqvist; Pictures: Jonna Vik", "Nora Ashdown;Piet Lindqvist")]
    [InlineData("Story by Nora Ashdown | Photos by Jonna Vik", "Nora Ashdown")]
    [InlineData("By Nora Ashdown. Photography by Jonna Vik", "Nora Ashdown")]
    [InlineData("By Nora Ashdown, with additional reporting by Jonna Vik", "Nora Ashdown")]
    [InlineData("Text und Fotos: Jorunn Hasselbeck", "Jorunn Hasselbeck")]
    [InlineData("Text: Jorunn Hasselbeck, Fotos: Enno Brask", "Jorunn Hasselbeck")]
    [InlineData("Texte : Maëlle Kerguen – Photos : Yann Tremeur", "Maëlle Kerguen")]
    [InlineData("Texto: Inés Quiroga. Fotos: Tomás Vidal", "Inés Quiroga")]
    [InlineData("Текст: Нора Ветрова. Фото: Павел Линд", "Нора Ветрова")]
    [InlineData("بقلم: نورة الشمري", "نورة الشمري")]
    [InlineData("كتب: سامر النجار", "سامر النجار")]
    [InlineData("文/王小明 图/李雷", "王小明")]
    [InlineData("文｜王小明、赵敏　图｜李雷", "王小明;赵敏")]
    [InlineData("作者：王小明", "王小明")]
    [InlineData("本报记者 王小明 李雷 北京报道", "王小明;李雷")]
    [InlineData("记者 王小明", "王小明")]
    [InlineData("取材・文＝佐藤花子　写真＝鈴木一郎", "佐藤花子")]
    [InlineData("佐藤花子 記者", "佐藤花子")]
    [InlineData("김하늘 기자", "김하늘")]
    [InlineData("글/김하늘 사진/박바다", "김하늘")]
    public void Who_wrote_is_an_author_and_who_photographed_is_not(string line, string authors)
    {
        var article = Drafts.WithHeadLine(line);
        Assert.Equal(authors, string.Join(';', article.Authors));
        Assert.Empty(article.Images);
        Assert.Null(article.Subtitle);
        Assert.Equal([Drafts.Lead, Drafts.Body], article.Paragraphs.Select(paragraph => paragraph.Text));
    }

    [Theory]
    [InlineData("(Reporting by Nora Ashdown in Port Ellery and Piet Lindqvist in Corran; Editing by Amara Sole)")]
    [InlineData("Reporting by Nora Ashdown; Writing by Piet Lindqvist; Editing by Amara Sole and Jonna Vik")]
    [InlineData("[Reporting by Nora Ashdown and Piet Lindqvist; Additional reporting by Jonna Vik]")]
    public void Reporters_are_named_under_the_text(string line)
    {
        var article = Drafts.Read("Bridge closes for the winter", Drafts.Lead, Drafts.Body, line);
        Assert.Equal(["Nora Ashdown", "Piet Lindqvist"], article.Authors);
        Assert.Equal(line.Trim('(', ')', '[', ']'), article.Byline);
        Assert.Equal([Drafts.Lead, Drafts.Body], article.Paragraphs.Select(paragraph => paragraph.Text));
    }

    [Fact]
    public void Reporters_under_the_text_join_the_byline_above_it()
    {
        var article = Drafts.Read(
            "Bridge closes for the winter",
            "By Nora Ashdown",
            Drafts.Lead,
            Drafts.Body,
            "(Reporting by Nora Ashdown and Piet Lindqvist; Editing by Amara Sole)");
        Assert.Equal(["Nora Ashdown", "Piet Lindqvist"], article.Authors);
        Assert.Equal(
            "Nora Ashdown, Reporting by Nora Ashdown and Piet Lindqvist; Editing by Amara Sole", article.Byline);
    }

    [Theory]
    [InlineData("Posted on March 9, 2024 by Nora Ashdown")]
    [InlineData("Posted by Nora Ashdown on March 9, 2024")]
    [InlineData("By Nora Ashdown on 9 March 2024")]
    [InlineData("By Nora Ashdown March 9, 2024 10:05 am")]
    [InlineData("By Nora Ashdown Published March 9, 2024")]
    [InlineData("9 March 2024 By Nora Ashdown")]
    [InlineData("Par Nora Ashdown, publié le 9 mars 2024 à 10h05")]
    [InlineData("Von Nora Ashdown, 09.03.2024, 10.05 Uhr")]
    [InlineData("Nora Ashdown | March 9, 2024 | 5 min read")]
    [InlineData("Nora Ashdown · 9. März 2024 · Lesezeit: 5 Minuten")]
    [InlineData("Nora Ashdown • Follow • 5 min read • Mar 9, 2024")]
    [InlineData("2024年3月9日 10:05 作者：Nora Ashdown")]
    [InlineData("Nora Ashdown in Port Ellery\nSat 9 Mar 2024 11.01 GMT")]
    [InlineData("Nora Ashdown\n·\nFollow\n5 min read\n·\nMar 9, 2024")]
    [InlineData("Nora Ashdown\n\nFollow\n\n5 min read\n\nMar 9, 2024\n\n12 comments\n\nShare")]
    public void Name_and_day_come_in_one_line_or_in_several(string lines)
    {
        var article = Drafts.WithHeadLine(lines);
        Assert.Equal(["Nora Ashdown"], article.Authors);
        Assert.Equal("2024-03-09", article.PublishedOn);
        Assert.Null(article.Subtitle);
        Assert.Equal([Drafts.Lead, Drafts.Body], article.Paragraphs.Select(paragraph => paragraph.Text));
    }

    [Theory]
    [InlineData("Published: 22:29 BST, 14 June 2024 | Updated: 08:12 BST, 15 June 2024")]
    [InlineData("Published: 22:29 BST, 14 June 2024/Updated: 08:12 BST, 15 June 2024")]
    [InlineData("First published: 14 June 2024 at 22.29 BST. Last updated: 15 June 2024, 8.12 am BST")]
    [InlineData("Published 14 June 2024 22:29 BST Updated 15 June 2024 08:12 BST")]
    [InlineData("14 Jun 2024 22:29 BST, updated 15 Jun 2024 08:12 BST")]
    [InlineData("14 June 2024, 22:29 BST (updated 15 June 2024, 08:12 BST)")]
    [InlineData("Fri 14 Jun 2024 22.29 BST\nLast modified on Sat 15 Jun 2024 08.12 BST")]
    public void Times_of_publication_and_change_are_told_apart(string lines)
    {
        var article = Drafts.WithHeadLine(lines);
        Assert.Equal(new DateTimeOffset(2024, 6, 14, 21, 29, 0, TimeSpan.Zero), article.PublishedAt?.ToUniversalTime());
        Assert.Equal(new DateTimeOffset(2024, 6, 15, 7, 12, 0, TimeSpan.Zero), article.ModifiedAt?.ToUniversalTime());
        Assert.Equal(2, article.Paragraphs.Count);
    }

    [Fact]
    public void A_paper_beside_the_time_is_no_second_author()
    {
        var article = Drafts.WithHeadLine("By Nora Ashdown\nUpdated on: March 9, 2024 / 5:04 PM EST / Ellery News");
        Assert.Equal(["Nora Ashdown"], article.Authors);
        Assert.Equal(new DateTimeOffset(2024, 3, 9, 22, 4, 0, TimeSpan.Zero), article.ModifiedAt?.ToUniversalTime());
        Assert.Null(article.PublishedOn);
        Assert.Equal(2, article.Paragraphs.Count);
    }

    [Fact]
    public void Words_of_the_page_are_told()
    {
        var article = Drafts.WithHeadLine("Nora Ashdown\n\nFollow\n\n5 min read\n\nMar 9, 2024");
        var head = Assert.Single(article.LeftOut);
        Assert.Equal(["Follow", "5 min read"], head.Examples.Select(example => example.Text));
    }

    [Theory]
    [InlineData("Report by harbour office finds bridge unsafe")]
    [InlineData("Report: Harbour Unsafe")]
    [InlineData("Interview: The Last Ferryman")]
    [InlineData("Listen")]
    [InlineData("Five minutes to read before the bridge closes")]
    [InlineData("كتب على الجدران في المدينة القديمة")]
    [InlineData("文化")]
    [InlineData("记者会今天举行")]
    public void A_line_of_the_article_that_looks_like_a_credit_stays(string line)
    {
        var article = Drafts.WithHeadLine(line);
        Assert.Empty(article.Authors);
        Assert.Empty(article.LeftOut);
        Assert.Equal(line, article.Paragraphs[0].Text);
    }

    [Theory]
    [InlineData("PORT ELLERY, July 8, 2021 (Post) - ", "PORT ELLERY, July 8, 2021 (Post)")]
    [InlineData("PORT ELLERY, 8 July 2021 – ", "PORT ELLERY, 8 July 2021")]
    [InlineData("PORT ELLERY, Jul. 8, 2021 /Ellery Wire/ -- ", "PORT ELLERY, Jul. 8, 2021 /Ellery Wire/")]
    [InlineData("PORT ELLERY, Thursday, July 8, 2021 – ", "PORT ELLERY, Thursday, July 8, 2021")]
    [InlineData("PORT ELLERY, 7/28/2021 (Post) - ", "PORT ELLERY, 7/28/2021 (Post)")]
    [InlineData("PORT ELLERY – July 8, 2021 – ", "PORT ELLERY – July 8, 2021")]
    [InlineData("PORT ELLERY, Wash., July 8, 2021 – ", "PORT ELLERY, Wash., July 8, 2021")]
    public void A_dateline_with_a_year_says_the_day(string dateline, string text)
    {
        var article = Drafts.WithLead(dateline + Drafts.Lead);
        Assert.Equal(text, article.Dateline);
        Assert.Equal(dateline.Contains("28") ? "2021-07-28" : "2021-07-08", article.PublishedOn);
        Assert.Equal(Drafts.Lead, article.Paragraphs[0].Text);
    }

    [Fact]
    public void The_head_knows_the_day_better_than_the_dateline()
    {
        var article = Drafts.Read(
            "Bridge closes for the winter", "9 July 2021", "PORT ELLERY, July 8, 2021 – " + Drafts.Lead, Drafts.Body);
        Assert.Equal("2021-07-09", article.PublishedOn);
        Assert.Null(Drafts.WithLead("PORT ELLERY, July 8 – " + Drafts.Lead).PublishedOn);
    }
}
