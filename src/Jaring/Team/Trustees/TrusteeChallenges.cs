using System.Buffers.Binary;
using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using Jaring.Shapes;

namespace Jaring.Team.Trustees;

/// <summary>
/// What a trustee's page signs to sign in: a nonce that holds for two minutes and once. It carries its own end under a key that lives and dies with this
/// process, so that asking for one costs no memory and says nothing about whether an id is known.
/// </summary>
public sealed class TrusteeChallenges(TimeProvider time)
{
    /// <summary>How long one holds.</summary>
    public static readonly TimeSpan Life = TimeSpan.FromMinutes(2);

    private const int RandomBytes = 16, BodyBytes = sizeof(long) + RandomBytes, MacBytes = 32;
    private readonly byte[] key = RandomNumberGenerator.GetBytes(32);
    private readonly long born = time.GetTimestamp();
    private readonly Dictionary<string, long> spent = [];

    /// <summary>How many used ones are remembered.</summary>
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

    /// <summary>A fresh nonce for this id, whether or not anybody has it.</summary>
    public TrusteeChallenge Issue(string officeId, string id)
    {
        var body = new byte[BodyBytes];
        BinaryPrimitives.WriteInt64BigEndian(body, (Now + Life).Ticks);
        RandomNumberGenerator.Fill(body.AsSpan(sizeof(long)));
        return new(Base64Url.EncodeToString([.. body, .. Mac(officeId, id, body)]), time.GetUtcNow() + Life);
    }

    /// <summary>The bytes that the page signed, if the nonce is ours, for this id, in time and unused; from now on it is used.</summary>
    internal byte[]? Take(string officeId, string id, string nonce)
    {
        if (!Jt1.TryDecode(nonce, out var bytes) || bytes.Length != BodyBytes + MacBytes)
        {
            return null;
        }

        var (now, ends) = (Now.Ticks, BinaryPrimitives.ReadInt64BigEndian(bytes));
        return CryptographicOperations.FixedTimeEquals(Mac(officeId, id, bytes.AsSpan(0, BodyBytes)), bytes.AsSpan(BodyBytes)) && ends > now && Spend(nonce, ends, now)
            ? [.. Bound(officeId, id), .. bytes]
            : null;
    }

    private TimeSpan Now => time.GetElapsedTime(born);

    private static byte[] Bound(string officeId, string id) => [.. Encoding.UTF8.GetBytes(officeId), 0, .. Encoding.UTF8.GetBytes(id), 0];

    private byte[] Mac(string officeId, string id, ReadOnlySpan<byte> body)
    {
        byte[] text = [.. Bound(officeId, id), .. body];
        return HMACSHA256.HashData(key, text);
    }

    private bool Spend(string nonce, long ends, long now)
    {
        lock (spent)
        {
            foreach (var old in spent.Where(s => s.Value <= now).Select(s => s.Key).ToList())
            {
                spent.Remove(old);
            }

            return spent.TryAdd(nonce, ends);
        }
    }
}

/// <summary>What to sign.</summary>
/// <param name="Nonce">Base64url.</param>
/// <param name="Until">When it ends.</param>
public sealed record TrusteeChallenge(string Nonce, DateTimeOffset Until);
