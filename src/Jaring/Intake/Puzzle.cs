using System.Buffers.Binary;
using System.Buffers.Text;
using System.Numerics;
using System.Security.Cryptography;
using System.Text;
using Jaring.Shapes;
using Jaring.Storage;
using Microsoft.Extensions.Options;

namespace Jaring.Intake;

/// <summary>
/// A little work that a page does before it sends, instead of a login that would say who writes (sealing.md A12). The challenge carries its own
/// expiry under a host key, so that asking for one costs this host no memory; handing one in pays for one report.
/// </summary>
public sealed class Puzzle
{
    private const int NonceBytes = 16;
    private const int BodyBytes = NonceBytes + sizeof(long) + 1;
    private const int MacBytes = 16;
    private readonly HostKeys keys;
    private readonly IOptions<RoomOptions> options;
    private readonly TimeProvider time;
    private readonly Dictionary<string, Spent> spent = [];
    private DateTimeOffset swept;

    internal Puzzle(HostKeys keys, IOptions<RoomOptions> options, TimeProvider time) => (this.keys, this.options, this.time) = (keys, options, time);

    /// <summary>How many used challenges are remembered.</summary>
    internal int Remembered
    {
        get
        {
            lock (spent)
            {
                return spent.Count;
            }
        }
    }

    /// <summary>A fresh challenge for a page of this office.</summary>
    public PuzzleChallenge Issue(string officeId)
    {
        var body = new byte[BodyBytes];
        RandomNumberGenerator.Fill(body.AsSpan(0, NonceBytes));
        BinaryPrimitives.WriteInt64BigEndian(body.AsSpan(NonceBytes), (time.GetUtcNow() + options.Value.PuzzleLife).ToUnixTimeSeconds());
        body[^1] = (byte)options.Value.PuzzleBits;
        return new PuzzleChallenge(Base64Url.EncodeToString([.. body, .. Mac(officeId, body)]), body[^1]);
    }

    /// <summary>True when the challenge is ours, not too old, solved, and not yet used for another report.</summary>
    /// <param name="officeId">The office.</param>
    /// <param name="challenge">As issued.</param>
    /// <param name="nonce">What the page found.</param>
    /// <param name="submitKey">The report that it pays for; the same report may come again.</param>
    public bool Accept(string officeId, string challenge, long nonce, string submitKey)
    {
        if (nonce < 0 || !Jt1.TryDecode(challenge, out var bytes) || bytes.Length != BodyBytes + MacBytes)
        {
            return false;
        }

        var body = bytes.AsSpan(0, BodyBytes);
        var expiry = DateTimeOffset.FromUnixTimeSeconds(Math.Clamp(BinaryPrimitives.ReadInt64BigEndian(body[NonceBytes..]), 0, 253402300799));
        return CryptographicOperations.FixedTimeEquals(Mac(officeId, body), bytes.AsSpan(BodyBytes))
            && expiry > time.GetUtcNow()
            && IsSolved(bytes, body[^1], (ulong)nonce)
            && Spend(challenge, submitKey, expiry);
    }

    /// <summary>The rule of tests/vectors/office.json: SHA-256(utf8("JT1/puzzle") ‖ 0 ‖ challenge ‖ u64be(nonce)) begins with that many zero bits.</summary>
    internal static bool IsSolved(ReadOnlySpan<byte> challenge, int bits, ulong nonce)
    {
        var count = new byte[sizeof(ulong)];
        BinaryPrimitives.WriteUInt64BigEndian(count, nonce);
        var hash = SHA256.HashData([.. "JT1/puzzle\0"u8, .. challenge, .. count]);
        return BitOperations.LeadingZeroCount(BinaryPrimitives.ReadUInt64BigEndian(hash)) >= bits;
    }

    private ReadOnlySpan<byte> Mac(string officeId, ReadOnlySpan<byte> body) =>
        HMACSHA256.HashData(keys.Get("puzzle"), [.. Encoding.UTF8.GetBytes(officeId), 0, .. body]).AsSpan(0, MacBytes);

    private bool Spend(string challenge, string submitKey, DateTimeOffset expiry)
    {
        lock (spent)
        {
            Sweep();
            return spent.TryAdd(challenge, new Spent(submitKey, expiry)) || spent[challenge].SubmitKey == submitKey;
        }
    }

    /// <summary>Forgets expired ones once a minute; each one kept has cost its sender a puzzle.</summary>
    private void Sweep()
    {
        if (time.Age(swept) < TimeSpan.FromMinutes(1))
        {
            return;
        }

        var now = swept = time.GetUtcNow();
        foreach (var old in spent.Where(s => s.Value.Expiry <= now).Select(s => s.Key).ToList())
        {
            spent.Remove(old);
        }
    }

    private readonly record struct Spent(string SubmitKey, DateTimeOffset Expiry);
}

/// <summary>What a page must solve.</summary>
/// <param name="Challenge">Base64url.</param>
/// <param name="Bits">Leading zero bits to find.</param>
public sealed record PuzzleChallenge(string Challenge, int Bits);
