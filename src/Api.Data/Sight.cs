namespace Api.Data;

/// <summary>The articles that a caller may see. The others might as well never have existed.</summary>
public enum Sight
{
    /// <summary>Published ones: everybody.</summary>
    Published,

    /// <summary>Drafts and withheld ones too: callers with a key.</summary>
    Everything,
}
