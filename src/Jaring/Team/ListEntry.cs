using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Jaring.Team;

/// <summary>
/// Any entry of a directory, checked by writing it anew: an unknown field, another order, a doubled key or another spelling cannot hide in bytes that we
/// would have written ourselves (docs/sealing.md §4).
/// </summary>
/// <param name="N">Its number, from 0.</param>
/// <param name="Prev">Hash of the entry before, base64url; null for entry 0.</param>
/// <param name="Iat">Unix second from which it is meant.</param>
/// <param name="Exp">Unix second at which it ends.</param>
/// <param name="Pol">Quorum and thresholds.</param>
/// <param name="Members">Everybody who is or was in the list.</param>
internal sealed record ListEntry(int N, string? Prev, long Iat, long Exp, ListPolicy Pol, IReadOnlyList<ListMember> Members)
{
    /// <summary>Reads the bytes, or null when they are not exactly an entry.</summary>
    public static ListEntry? Read(ReadOnlySpan<byte> bytes)
    {
        try
        {
            var reader = new Utf8JsonReader(bytes);
            using var json = JsonDocument.ParseValue(ref reader);
            var entry = Of(json.RootElement);
            return bytes.SequenceEqual(Encoding.UTF8.GetBytes(entry.Write())) ? entry : null;
        }
        catch (Exception fault) when (fault is JsonException or KeyNotFoundException or InvalidOperationException or FormatException)
        {
            return null;
        }
    }

    /// <summary>The member of this id, or null.</summary>
    public ListMember? Find(string id) => Members.FirstOrDefault(m => m.Id == id);

    /// <summary>The member of this id if active, or null.</summary>
    public ListMember? Active(string id) => Find(id) is { IsActive: true } member ? member : null;

    private static ListEntry Of(JsonElement e)
    {
        var pol = e.GetProperty("pol");
        return new(
            e.GetProperty("n").GetInt32(),
            e.GetProperty("prev").GetString(),
            e.GetProperty("iat").GetInt64(),
            e.GetProperty("exp").GetInt64(),
            new(pol.GetProperty("q").GetInt32(), pol.GetProperty("minR").GetInt32(), pol.GetProperty("idT").GetInt32()),
            [.. e.GetProperty("members").EnumerateArray().Select(Member)]);
    }

    private static ListMember Member(JsonElement m) => new(
        Text(m, "id"), Text(m, "kem"), Text(m, "sig"), Text(m, "st"), Text(m, "role"),
        m.TryGetProperty("who", out var who) ? new(Text(who, "name"), Text(who, "post"), Text(who, "sex")) : null);

    private static string Text(JsonElement parent, string name) => parent.GetProperty(name).GetString() ?? throw new FormatException();

    private string Write()
    {
        var prev = Prev is null ? "null" : EntryText.Quote(Prev);
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $$"""{"v":"JT1","t":"dir","n":{{N}},"prev":{{prev}},"iat":{{Iat}},"exp":{{Exp}},"pol":{"q":{{Pol.Q}},"minR":{{Pol.MinR}},"idT":{{Pol.IdT}}},"members":[""");
        text.AppendJoin(',', Members.Select(m => m.Write()));
        return text.Append("]}").ToString();
    }
}

/// <summary>What an office's list is ruled by; it never changes.</summary>
internal sealed record ListPolicy(int Q, int MinR, int IdT);

/// <summary>One person of a list.</summary>
internal sealed record ListMember(string Id, string Kem, string Sig, string St, string Role, Who? Who)
{
    public bool IsActive => St == "active";

    public bool IsTrustee => Role == "trustee";

    public bool HasKeysOf(ListMember other) => (Id, Kem, Sig) == (other.Id, other.Kem, other.Sig);

    public string Write()
    {
        var who = Who is null ? "" : $$""","who":{"name":{{EntryText.Quote(Who.Name)}},"post":{{EntryText.Quote(Who.Post)}},"sex":{{EntryText.Quote(Who.Sex)}}}""";
        return $$"""{"id":{{EntryText.Quote(Id)}},"kem":{{EntryText.Quote(Kem)}},"sig":{{EntryText.Quote(Sig)}},"st":{{EntryText.Quote(St)}},"role":{{EntryText.Quote(Role)}}{{who}}}""";
    }
}
