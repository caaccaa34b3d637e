namespace Jaring.Storage;

/// <content>Places of waves: imported lists, and what is made of them.</content>
public sealed partial class WritePoint
{
    /// <summary>A list of people is begun, the page has no answer.</summary>
    public static WritePoint ImportBegun { get; } = new("import.begun");

    /// <summary>A part of a list is kept, the page has no answer.</summary>
    public static WritePoint ImportPartKept { get; } = new("import.part-kept");

    /// <summary>The whole list is a wave, the page has no answer.</summary>
    public static WritePoint ImportCommitted { get; } = new("import.committed");

    /// <summary>A wave's settings, plan, move or hand-over is saved, the page has no answer.</summary>
    public static WritePoint WaveSaved { get; } = new("wave.saved");

    /// <summary>A session of a wave is planned, the wave does not name it.</summary>
    public static WritePoint WaveSessionPlanned { get; } = new("wave.session-planned");

    /// <summary>The wave names its session; others may be missing.</summary>
    public static WritePoint WaveSessionKept { get; } = new("wave.session-kept");

    /// <summary>The packages of a wave are in the transaction that says that all is made.</summary>
    public static WritePoint WavePackagesInserted { get; } = new("wave.packages-inserted");

    /// <summary>All of a wave is made, the outbox row is not settled.</summary>
    public static WritePoint WaveMade { get; } = new("wave.made");
}
