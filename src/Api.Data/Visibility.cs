namespace Api.Data;

/// <summary>Which articles a caller may see. What they may not see is for them as if it had never been.</summary>
public enum Visibility
{
    /// <summary>Published ones: everybody.</summary>
    Published,

    /// <summary>Drafts and withheld ones too: callers with a key.</summary>
    Everything,
}
