namespace Api.Content.Articles;

/// <summary>Knows the words that say, beside a date, that an article was published or changed on it.</summary>
internal static class DateLabel
{
    private static readonly string[] PublishedLabels =
    [
        "first published", "originally published", "published online", "date published", "publication date",
        "date of publication", "release date", "pub date", "published", "posted", "released", "date", "issued",
        "veröffentlicht", "veröffentlichung", "erstveröffentlicht", "publiziert", "erschienen", "erstellt", "stand",
        "datum",
        "date de publication", "article publié", "publié", "publiée", "publie", "mis en ligne", "mise en ligne", "paru",
        "fecha de publicación", "publicado", "publicada", "publicación", "fecha",
        "data di pubblicazione", "pubblicato", "pubblicata", "data",
        "data de publicação", "publicação", "postado",
        "gepubliceerd", "geplaatst", "publicerad", "publicerat", "publicerades", "först publicerad", "publiceret",
        "offentliggjort", "publisert", "først publisert", "julkaistu",
        "opublikowano", "data publikacji", "publikacja", "publikováno", "vydáno", "publicat",
        "опубликовано", "дата публикации", "публикация", "дата", "опубліковано", "публикувано",
        "δημοσιεύτηκε", "δημοσιεύθηκε", "δημοσίευση",
        "yayınlanma tarihi", "yayınlanma", "yayınlandı", "oluşturulma tarihi", "giriş", "tarih",
        "dipublikasikan", "diterbitkan", "tayang",
        "تاريخ النشر", "تم النشر", "نشر", "نشرت", "تاريخ",
        "发布时间", "发布日期", "发表时间", "发表日期", "发布于", "发表于", "发布", "时间", "日期",
        "發布時間", "發佈時間", "發布日期", "發佈日期", "發表時間", "發布於", "發表於", "發布", "發佈", "時間",
        "公開日時", "公開日", "公開", "投稿日", "掲載日", "掲載", "配信",
        "기사입력", "최초입력", "입력", "등록일", "등록", "게재", "승인", "작성일", "발행일", "발행",
    ];

    private static readonly string[] UpdateLabels =
    [
        "last updated", "last modified", "last edited", "last revised", "last changed", "last update", "date modified",
        "date updated", "updated", "modified", "revised", "update",
        "zuletzt aktualisiert", "zuletzt geändert", "letzte aktualisierung", "letzte änderung", "aktualisiert",
        "aktualisierung", "geändert",
        "dernière mise à jour", "dernière modification", "mis à jour", "mise à jour", "modifié", "modifiée",
        "actualisé",
        "última actualización", "última modificación", "actualizado", "actualizada", "actualización", "modificado",
        "ultimo aggiornamento", "ultima modifica", "aggiornato", "aggiornata", "aggiornamento", "modificato",
        "última atualização", "atualizado", "atualizada", "atualização",
        "laatst bijgewerkt", "laatste update", "laatst gewijzigd", "bijgewerkt", "gewijzigd",
        "senast uppdaterad", "senast ändrad", "uppdaterad", "uppdaterat", "ändrad", "senest opdateret", "opdateret",
        "sist oppdatert", "oppdatert", "päivitetty", "viimeksi päivitetty",
        "ostatnia aktualizacja", "zaktualizowano", "aktualizacja", "aktualizováno", "actualizat",
        "последнее обновление", "обновлено", "изменено", "оновлено", "обновена",
        "τελευταία ενημέρωση", "ενημερώθηκε",
        "son güncelleme tarihi", "son güncelleme", "güncellenme tarihi", "güncelleme tarihi", "güncellenme",
        "güncelleme", "güncellendi",
        "terakhir diperbarui", "diperbarui", "diupdate",
        "آخر تحديث", "تاريخ التحديث", "تم التحديث", "تحديث", "حدث",
        "最后更新时间", "最后更新", "更新时间", "更新日期", "更新于", "修改时间",
        "最後更新時間", "最後更新", "更新時間", "更新於", "最終更新日時", "最終更新日", "最終更新", "更新日時", "更新日",
        "更新",
        "최종수정", "최종 수정", "최종업데이트", "수정일", "수정", "업데이트",
    ];

    private static readonly string[] Prepositions =
    [
        "on", "at", "le", "am", "el", "il", "em", "den", "the", "op", "på", "dne", "dnia", "w dniu", "la", "à", "um",
        "в", "في", "بتاريخ", "يوم", "pada",
    ];

    private static readonly (string Words, bool IsUpdate)[] Labels =
    [
        .. PublishedLabels.Select(label => (Words: label, IsUpdate: false))
            .Concat(UpdateLabels.Select(label => (Words: label, IsUpdate: true)))
            .OrderByDescending(label => label.Words.Length),
    ];

    /// <summary>
    /// Removes the label from a text, before its date or, as in Japan, after it. Returns whether it says that the
    /// article was changed.
    /// </summary>
    public static bool Remove(ref string text)
    {
        var plain = DateSpelling.WithoutVowelMarks(text);
        foreach (var (words, isUpdate) in Labels)
        {
            if (plain.StartsWith(words, StringComparison.OrdinalIgnoreCase) && EndsAt(plain, words.Length))
            {
                text = WithoutPrepositions(plain[words.Length..].TrimStart(' ', ':', '：', '-', '–', '|'));
                return isUpdate;
            }

            if (IsIdeographic(words[0]) && plain.EndsWith(words, StringComparison.Ordinal))
            {
                text = plain[..^words.Length].TrimEnd();
                return isUpdate;
            }
        }

        return false;
    }

    private static bool EndsAt(string text, int end) =>
        end < text.Length && (text[end] is ' ' or ':' or '：' || IsIdeographic(text[end - 1]));

    private static string WithoutPrepositions(string text)
    {
        // "on: ", "at 10:05 on 4 March": two at most.
        for (var i = 0; i < 2; i++)
        {
            var word = Array.Find(Prepositions, word => StartsWithWord(text, word));
            text = word is null ? text : text[word.Length..].TrimStart(' ', ':', '：');
        }

        return text;
    }

    private static bool StartsWithWord(string text, string word) =>
        text.StartsWith(word, StringComparison.OrdinalIgnoreCase)
            && text.Length > word.Length
            && text[word.Length] is ' ' or ':';

    // Chinese, Japanese and Korean labels need no space before a number.
    private static bool IsIdeographic(char unit) =>
        unit is >= '\u4E00' and <= '\u9FFF' or >= '\uAC00' and <= '\uD7A3';
}
