using System.Text.Json;

namespace Api.Data;

/// <summary>The values of enumerations as the database and JSON have them.</summary>
internal static class EnumText
{
    public static string Of<T>(T value)
        where T : struct, Enum => JsonNamingPolicy.CamelCase.ConvertName(value.ToString());
}
