using System.Text.Json;
using Jaring.Shapes;
using Jaring.Storage;
using Microsoft.EntityFrameworkCore;

namespace Jaring.Team;

/// <summary>Who is in and who is out, as the newest entry of an office's directory says. Pages check its signatures; the host reads what it stored.</summary>
internal sealed class NewestEntry
{
    private readonly Dictionary<string, Named> members;

    private NewestEntry(Dictionary<string, Named> members) => this.members = members;

    /// <summary>Public ids of the active members.</summary>
    public IReadOnlyList<string> Active => [.. members.Where(m => m.Value.State == "active").Select(m => m.Key)];

    /// <summary>The newest entry, or null before the founding.</summary>
    /// <exception cref="InvalidOperationException">What is stored cannot be read.</exception>
    public static async Task<NewestEntry?> ReadAsync(JaringDbContext store, string officeId, CancellationToken cancellationToken)
    {
        var e = await store.Set<StoredDirectoryEntry>().AsNoTracking().Where(e => e.OfficeId == officeId).OrderByDescending(e => e.N).Select(e => e.E).FirstOrDefaultAsync(cancellationToken);
        return e is null ? null : Read(e);
    }

    /// <summary>True when it names this member, and not as active. A member whom it does not name has yet to enrol.</summary>
    public bool Removes(string memberId) => members.TryGetValue(memberId, out var member) && member.State != "active";

    /// <summary>True when it names this person as an active trustee.</summary>
    public bool IsActiveTrustee(string memberId) => members.TryGetValue(memberId, out var member) && member is { State: "active", Role: "trustee" };

    /// <summary>The public keys that it gives this member, or null when it does not name the member.</summary>
    public (string Kem, string Sig)? KeysOf(string memberId) => members.TryGetValue(memberId, out var member) ? (member.Kem, member.Sig) : null;

    private static NewestEntry Read(string e)
    {
        if (!Jt1.TryDecode(e, out var bytes))
        {
            throw new InvalidOperationException("A stored directory entry is damaged.");
        }

        using var json = JsonDocument.Parse(bytes);
        return new(json.RootElement.GetProperty("members").EnumerateArray().ToDictionary(m => Text(m, "id"), m => new Named(Text(m, "st"), Text(m, "role"), Text(m, "kem"), Text(m, "sig"))));
    }

    private static string Text(JsonElement member, string name) => member.GetProperty(name).GetString()!;

    private sealed record Named(string State, string Role, string Kem, string Sig);
}
