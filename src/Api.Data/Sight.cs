namespace Api.Data;

/// <summary>Which articles a caller may see: without a key the published ones, with a key (its scope is <c>read</c> or more) every one.</summary>
public enum Sight
{
    Published,
    Everything,
}
