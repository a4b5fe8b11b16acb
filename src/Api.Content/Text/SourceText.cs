namespace Api.Content.Text;

/// <summary>Turns the bytes of a text into the one form that all readers take.</summary>
public static class SourceText;
