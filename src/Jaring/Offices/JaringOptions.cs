namespace Jaring.Offices;

/// <summary>The host's own settings, section <c>Jaring</c>.</summary>
public sealed class JaringOptions
{
    /// <summary>Name of the configuration section.</summary>
    public const string Section = "Jaring";

    /// <summary>Folder of the store, the host's keys and the genesis files; created on first start. Relative to the content root.</summary>
    public string DataFolder { get; set; } = "data";

    /// <summary>The offices that this host serves; at least one.</summary>
    public IList<OfficeOptions> Offices { get; } = [];
}
