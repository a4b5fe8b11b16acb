using Api.Content.Text;
using CsCheck;

namespace Api.Tests.Text;

public sealed class NameIdentityTests
{
    [Theory]
    [InlineData("Harbour Post", "HARBOUR POST", "  harbour \u00a0\t post ", "Har\u00adbour\u200b Post")]
    [InlineData("O’Brien", "O'Brien", "O‘BRIEN", "o`brien", "O´Brien", "Oʼbrien", "Ｏ＇Brien")]
    [InlineData("Müller", "MÜLLER", "Mu\u0308ller", "MU\u0308LLER")]
    [InlineData("Jean-Luc", "Jean\u2010Luc", "Jean\u2011Luc", "Jean–Luc", "JEAN−LUC")]
    [InlineData("“Harbour”", "\"harbour\"", "«Harbour»", "„HARBOUR“")]
    [InlineData("Strauß", "STRAUSS", "STRAUẞ", "strauss")]
    [InlineData("Οδυσσεύς", "ΟΔΥΣΣΕΎΣ", "οδυσσεύσ")]
    [InlineData("ᾳ", "ᾼ", "ΑΙ", "αι", "α\u0345")]
    [InlineData("ǰ", "J\u030c")]
    [InlineData("İzmir", "i\u0307zmir")]
    [InlineData("ﬁeld", "FIELD", "ｆｉｅｌｄ")]
    [InlineData("և", "ԵՒ")]
    [InlineData("ŉ", "'n", "ʼN")]
    [InlineData("Ⅷ", "viii")]
    [InlineData("ⴀ", "Ⴀ")]
    [InlineData("ꭰ", "Ꭰ")]
    [InlineData("𐐀", "𐐨")]
    [InlineData("☕", "☕\ufe0f")]
    [InlineData("한국", "\u1112\u1161\u11ab\u1100\u116e\u11a8")]
    public void Spellings_of_one_name_are_one(params string[] names) =>
        Assert.Single(names.Select(NameIdentity.Of).Distinct());

    [Theory]
    [InlineData("C", "C++", "C#", "C+", "C♯", ".C")]
    [InlineData("50%", "50", "50‰", "$50")]
    [InlineData("año", "ano", "ańo")]
    [InlineData("Müller", "Muller", "Mueller", "Møller")]
    [InlineData("U.S.", "US", "us.")]
    [InlineData("O'Brien", "OBrien", "O Brien")]
    [InlineData("Jean-Luc", "Jean Luc", "JeanLuc")]
    [InlineData("ısı", "isi", "İsi")]
    [InlineData("@ellery", "#ellery", "ellery", "(ellery)")]
    [InlineData("+", "++", "#", "★", "☆")]
    [InlineData("й", "и", "і")]
    [InlineData("が", "か")]
    public void Different_names_are_different(params string[] names) =>
        Assert.Equal(names.Length, names.Select(NameIdentity.Of).Distinct().Count());

    [Theory]
    [InlineData("")]
    [InlineData("\u200b")]
    [InlineData("\ud800")]
    [InlineData("\udfff and more")]
    [InlineData("\ufffe")]
    [InlineData("\uffff")]
    public void Anything_has_an_identity(string name) => Assert.NotNull(NameIdentity.Of(name));

    [Fact]
    public void A_folded_name_is_folded_and_case_and_form_make_no_difference() => Gen.String.Sample(name =>
    {
        var identity = NameIdentity.Of(name);
        Assert.Equal(identity, NameIdentity.Of(identity));
        Assert.Equal(identity, NameIdentity.Of($" {name}  "));
    });
}
