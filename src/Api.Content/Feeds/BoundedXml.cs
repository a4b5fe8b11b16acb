using System.Xml;
using Api.Content.Text;

namespace Api.Content.Feeds;

/// <summary>
/// Reads XML that is nested as deep as any feed is, and no deeper: adding an element to the resulting tree passes
/// through all elements around it.
/// </summary>
internal sealed class BoundedXml(XmlReader xml) : XmlReader
{
    private const int Deepest = 512;
    private const int MostAttributes = 1_000;

    private readonly WorkBudget _budget = new();

    public override int AttributeCount => xml.AttributeCount;

    public override string BaseURI => xml.BaseURI;

    public override int Depth => xml.Depth;

    public override bool EOF => xml.EOF;

    public override bool IsEmptyElement => xml.IsEmptyElement;

    public override string LocalName => xml.LocalName;

    public override string NamespaceURI => xml.NamespaceURI;

    public override XmlNameTable NameTable => xml.NameTable;

    public override XmlNodeType NodeType => xml.NodeType;

    public override string Prefix => xml.Prefix;

    public override ReadState ReadState => xml.ReadState;

    public override string Value => xml.Value;

    /// <exception cref="TooMuchWorkException">It is nested too deep, or an element has too many attributes.</exception>
    public override bool Read()
    {
        var isMore = xml.Read();
        _budget.Bound(xml.Depth, Deepest, "The elements are nested deeper than");
        _budget.Bound(xml.AttributeCount, MostAttributes, "The attributes of an element are more than");
        return isMore;
    }

    public override string GetAttribute(int i) => xml.GetAttribute(i);

    public override string? GetAttribute(string name) => xml.GetAttribute(name);

    public override string? GetAttribute(string name, string? namespaceURI) => xml.GetAttribute(name, namespaceURI);

    public override string? LookupNamespace(string prefix) => xml.LookupNamespace(prefix);

    public override bool MoveToAttribute(string name) => xml.MoveToAttribute(name);

    public override bool MoveToAttribute(string name, string? ns) => xml.MoveToAttribute(name, ns);

    public override bool MoveToElement() => xml.MoveToElement();

    public override bool MoveToFirstAttribute() => xml.MoveToFirstAttribute();

    public override bool MoveToNextAttribute() => xml.MoveToNextAttribute();

    public override bool ReadAttributeValue() => xml.ReadAttributeValue();

    public override void ResolveEntity() => xml.ResolveEntity();
}
