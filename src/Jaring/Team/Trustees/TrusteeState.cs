namespace Jaring.Team.Trustees;

/// <summary>How far a trustee is.</summary>
public enum TrusteeState
{
    /// <summary>Has keys; the list does not name them yet.</summary>
    Enrolled,

    /// <summary>The newest entry of the list names these keys.</summary>
    Active,

    /// <summary>The newest entry says removed, or names other keys or another role under this id.</summary>
    Removed,
}

internal static class TrusteeStates
{
    /// <summary>What the newest entry says of the person; before a founding nobody is more than enrolled.</summary>
    public static TrusteeState In(this StoredTrustee trustee, NewestEntry? newest) =>
        newest?.KeysOf(trustee.TrusteeId) is not { } named ? TrusteeState.Enrolled
        : newest.IsActiveTrustee(trustee.TrusteeId) && named == (trustee.Kem, trustee.Sig) ? TrusteeState.Active
        : TrusteeState.Removed;
}
