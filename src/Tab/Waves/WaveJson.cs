using Jaring.Waves;
using Jaring.Waves.Importing;
using Jaring.Waves.Planning;

namespace Jaring.Tab.Waves;

/// <summary>All waves.</summary>
internal sealed record WavesJson(IReadOnlyList<WaveLineJson> Waves);

/// <summary>A wave among others.</summary>
internal sealed record WaveLineJson(string Id, string Title, string State, int People, int Sessions, int Packages, int Delivered, bool ListErased)
{
    public static WaveLineJson Of(WaveLine w) => new(w.Id, w.Title, WaveJson.StateOf(w.State), w.People, w.Sessions, w.Packages, w.Delivered, w.ListErased);
}

/// <summary>What a step left behind: why it was not taken, and the wave as it stands.</summary>
internal sealed record WaveAnswerJson(IReadOnlyList<WaveFault> Faults, WaveJson? Wave);

/// <summary>A wave as the dashboard reads it.</summary>
internal sealed record WaveJson(
    string Id, string Title, string State, int People, int SetAside, bool ListErased, int Revision, WaveSettings Settings, IReadOnlyList<WaveUnitView> Units,
    IReadOnlyList<Seating> Seating, IReadOnlyList<WaveSessionView> Sessions, IReadOnlyList<WavePackageView> Packages, IReadOnlyList<WaveSlot> LeftOut,
    int LeastSessions, int LeastPlaces, int Moves)
{
    public static WaveJson Of(WaveView v) => new(
        v.Wave.Id, v.Wave.Title, StateOf(v.Wave.State), v.Wave.People, v.Wave.SetAside, v.Wave.ListErased, v.Wave.Revision, v.Wave.Settings, v.Units, v.Seating, v.Sessions, v.Packages,
        v.LeftOut, v.LeastSessions, v.LeastPlaces, v.Moves);

    public static string StateOf(WaveState state) => state switch
    {
        WaveState.Imported => "imported",
        WaveState.Planned => "planned",
        WaveState.Making => "making",
        _ => "made",
    };
}

/// <summary>Some rows of a list.</summary>
internal sealed record PartJson(int Part, IReadOnlyList<ImportedPerson> People);

/// <summary>A step on the wave of this revision.</summary>
internal sealed record StepJson(int Revision);

/// <summary>New settings for the wave of this revision.</summary>
internal sealed record SettingsJson(int Revision, WaveSettings Settings);

/// <summary>A move on the wave of this revision.</summary>
internal sealed record MoveJson(int Revision, PeopleMove Move);

/// <summary>People of a desa.</summary>
internal sealed record PeopleJson(IReadOnlyList<WavePersonView> People);

/// <summary>Whether the contact said that all was passed on.</summary>
internal sealed record DeliveredJson(bool Delivered);
