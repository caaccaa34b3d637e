using System.Text.Json;
using Jaring.Shapes;

namespace Jaring.Team;

/// <summary>
/// The shape of a MemberRecord (sealing.md §3.2): two different points on P-256, the private halves sealed under a master key, and that key sealed under
/// each unlock method. The server checks that it is sealed and whole; it cannot open it.
/// </summary>
internal static class MemberRecordShape
{
    private const int SaltBytes = 32;
    private const int Tag = 16;

    /// <summary>Padded length of the private bundle's object and of an unlock object (vectors README §1, "steps").</summary>
    private const int PrivateStep = 512, UnlockStep = 256;

    private static readonly string[] Methods = ["pass", "prf", "code"];

    /// <summary>The two public points, or null when the record is not one of this member's.</summary>
    public static (string Kem, string Sig)? Read(JsonElement record, string memberId)
    {
        try
        {
            return ReadText(record, memberId);
        }
        catch (InvalidOperationException)
        {
            // Half of a surrogate pair: valid JSON, but not a text.
            return null;
        }
    }

    /// <summary>The points of a record that is stored, and so was read before.</summary>
    /// <exception cref="InvalidOperationException">It is damaged.</exception>
    public static (string Kem, string Sig) ReadStored(string record, string memberId)
    {
        using var json = JsonDocument.Parse(record);
        return Read(json.RootElement, memberId) ?? throw new InvalidOperationException("A stored member record is damaged.");
    }

    private static (string Kem, string Sig)? ReadText(JsonElement record, string memberId)
    {
        if (!Has(record, "id", "kem", "sig", "priv", "mk")
            || Text(record, "id") != memberId
            || Text(record, "kem") is not { } kem || Text(record, "sig") is not { } sig
            || kem == sig || !Jt1.IsPoint(kem) || !Jt1.IsPoint(sig))
        {
            return null;
        }
        return IsPrivate(record.GetProperty("priv"), memberId, kem, sig) && AreUnlocks(record.GetProperty("mk"), memberId) ? (kem, sig) : null;
    }

    private static bool IsPrivate(JsonElement sealedObject, string memberId, string kem, string sig)
    {
        using var header = Header(sealedObject, PrivateStep);
        return header is not null && Is(header, "t", "member-priv") && Is(header, "id", memberId) && Is(header, "kem", kem) && Is(header, "sig", sig);
    }

    private static bool AreUnlocks(JsonElement list, string memberId)
    {
        if (list.ValueKind != JsonValueKind.Array || list.GetArrayLength() is < 1 or > 8)
        {
            return false;
        }
        return list.EnumerateArray().All(item =>
        {
            using var header = Header(item, UnlockStep);
            return header is not null && Is(header, "t", "mk") && Is(header, "id", memberId) && Methods.Any(m => Is(header, "m", m));
        });
    }

    private static JsonDocument? Header(JsonElement sealedObject, int step)
    {
        if (!Has(sealedObject, "h", "s", "c")
            || !Jt1.TryDecode(Text(sealedObject, "h"), out var header) || header.Length > 1024
            || !Jt1.TryDecode(Text(sealedObject, "s"), out var salt) || salt.Length != SaltBytes
            || !Jt1.TryDecode(Text(sealedObject, "c"), out var content) || content.Length != step + Tag)
        {
            return null;
        }
        try
        {
            var json = JsonDocument.Parse(header);
            if (json.RootElement.ValueKind == JsonValueKind.Object && Is(json, "v", "JT1"))
            {
                return json;
            }
            json.Dispose();
            return null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>True for an object with exactly these fields, each once.</summary>
    private static bool Has(JsonElement json, params ReadOnlySpan<string> names)
    {
        if (json.ValueKind != JsonValueKind.Object)
        {
            return false;
        }
        var left = new HashSet<string>(names.ToArray(), StringComparer.Ordinal);
        return json.EnumerateObject().All(p => left.Remove(p.Name)) && left.Count == 0;
    }

    private static string? Text(JsonElement json, string name) => json.GetProperty(name) is { ValueKind: JsonValueKind.String } value ? value.GetString() : null;

    private static bool Is(JsonDocument header, string name, string value) =>
        header.RootElement.TryGetProperty(name, out var found) && found.ValueKind == JsonValueKind.String && found.GetString() == value;
}
