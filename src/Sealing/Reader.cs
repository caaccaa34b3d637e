namespace Jaring.Sealing;

/// <summary>Somebody who reads and writes: a member by directory id, or the reporter, whose id in a case is "r".</summary>
public sealed record Reader(string Id, MemberKeys Keys)
{
    /// <summary>How the reporter signs.</summary>
    public const string Reporter = "r";
}
