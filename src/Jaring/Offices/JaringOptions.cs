namespace Jaring.Offices;

/// <summary>The host's own settings, section <c>Jaring</c>.</summary>
public sealed class JaringOptions
{
    /// <summary>Name of the configuration section.</summary>
    public const string Section = "Jaring";

    /// <summary>Folder of the store, the host's keys and the genesis files; created on first start. Relative to the content root.</summary>
    public string DataFolder { get; set; } = "data";

    /// <summary>
    /// Free space on the data folder's disk below which <c>/readyz</c> warns, in megabytes. Default 1024, range 0 (never) to 1,000,000. Writing the file
    /// anew once a day needs as much room as the store has, for a while.
    /// </summary>
    public int FreeSpaceFloorMegabytes { get; set; } = 1024;

    /// <summary>The offices that this host serves; at least one.</summary>
    public IList<OfficeOptions> Offices { get; } = [];

    /// <summary>
    /// Id of the office whose room opens for somebody who does not know the own district: there, the provincial trustee alone can be chosen as a reader. Empty:
    /// the first office at the room's host name.
    /// </summary>
    public string UnknownDistrict { get; set; } = "";
}
