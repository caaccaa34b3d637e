namespace Jaring.Storage;

/// <content>Places of the team: its seats, members, devices and directory.</content>
public sealed partial class WritePoint
{
    /// <summary>The seats of an office's first start are saved.</summary>
    public static WritePoint SeatsSaved { get; } = new("seats.saved");

    /// <summary>A member's record is saved, the browser has no answer.</summary>
    public static WritePoint EnrolmentSaved { get; } = new("enrolment.saved");

    /// <summary>Other ways to unlock the same keys are saved, the browser has no answer.</summary>
    public static WritePoint KeysRevised { get; } = new("keys.revised");

    /// <summary>New keys wait for the list to name them, or have just taken the place of the old ones; the browser has no answer.</summary>
    public static WritePoint KeysReplaced { get; } = new("keys.replaced");

    /// <summary>The server's half of a PIN is saved, the browser has no answer.</summary>
    public static WritePoint DeviceKept { get; } = new("device.kept");

    /// <summary>A try at a PIN is counted, the browser has no answer.</summary>
    public static WritePoint DeviceTried { get; } = new("device.tried");

    /// <summary>The server's half of a PIN is destroyed, the browser has no answer.</summary>
    public static WritePoint DeviceForgotten { get; } = new("device.forgotten");

    /// <summary>A founding entry is saved, the browser has no answer.</summary>
    public static WritePoint FoundingProposed { get; } = new("founding.proposed");

    /// <summary>A signature is saved; after the last one the directory stands and its genesis file does not.</summary>
    public static WritePoint FoundingSigned { get; } = new("founding.signed");

    /// <summary>The genesis file is written beside its name.</summary>
    public static WritePoint GenesisDrafted { get; } = new("genesis.drafted");

    /// <summary>The genesis file has its name, the browser has no answer.</summary>
    public static WritePoint GenesisPlaced { get; } = new("genesis.placed");

    /// <summary>A later entry of the directory is proposed, the browser has no answer.</summary>
    public static WritePoint EntryProposed { get; } = new("entry.proposed");

    /// <summary>A signature below a later entry is saved, and after the last one the entry itself; the browser has no answer.</summary>
    public static WritePoint EntrySigned { get; } = new("entry.signed");

    /// <summary>A proposed entry is taken back, the browser has no answer.</summary>
    public static WritePoint EntryWithdrawn { get; } = new("entry.withdrawn");

    /// <summary>What a member remembers of the directory is saved, the browser has no answer.</summary>
    public static WritePoint SeenKept { get; } = new("seen.kept");
}
