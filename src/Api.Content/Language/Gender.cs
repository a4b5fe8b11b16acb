namespace Api.Content.Language;

/// <summary>The sex of a person, as far as words tell it.</summary>
internal enum Gender
{
    Unknown,
    Male,
    Female,
}
