using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;

namespace Jaring.Intake;

/// <summary>
/// Slows a neighbourhood of addresses that asks very often; it never refuses and never slows another one (sealing.md A12: a queue, no global limit
/// that could lock reporters out). A neighbourhood is a /24 or /64, known only as a hash under a key that lives and dies with this process.
/// It counts the time that has gone by and does not read the clock: one that is put back by a day must not make a neighbourhood wait for a day.
/// </summary>
internal sealed class BucketQueue(int free, TimeSpan window, TimeSpan step, TimeSpan longest, TimeProvider time)
{
    private readonly byte[] key = RandomNumberGenerator.GetBytes(32);
    private readonly Dictionary<UInt128, Bucket> buckets = [];
    private readonly long born = time.GetTimestamp();
    private TimeSpan swept;

    /// <summary>How many neighbourhoods are remembered.</summary>
    internal int Count
    {
        get
        {
            lock (buckets)
            {
                return buckets.Count;
            }
        }
    }

    /// <summary>Returns when it is this request's turn: at once for the first ones of a window, then one after another.</summary>
    public Task WaitAsync(IPAddress? address, CancellationToken cancellationToken)
    {
        var wait = Reserve(NameOf(address));
        return wait == TimeSpan.Zero ? Task.CompletedTask : Task.Delay(wait, time, cancellationToken);
    }

    private TimeSpan Reserve(UInt128 name)
    {
        lock (buckets)
        {
            var now = time.GetElapsedTime(born);
            Sweep(now);
            if (!buckets.TryGetValue(name, out var bucket) || bucket.Ends <= now)
            {
                bucket = buckets[name] = new Bucket { Ends = now + window, Turn = now };
            }

            if (++bucket.Count <= free)
            {
                return TimeSpan.Zero;
            }

            var latest = now + longest;
            var turn = (bucket.Turn > now ? bucket.Turn : now) + step;
            bucket.Turn = turn < latest ? turn : latest;
            return bucket.Turn - now;
        }
    }

    private void Sweep(TimeSpan now)
    {
        if (now - swept < window)
        {
            return;
        }

        swept = now;
        foreach (var old in buckets.Where(b => b.Value.Ends <= now).Select(b => b.Key).ToList())
        {
            buckets.Remove(old);
        }
    }

    private UInt128 NameOf(IPAddress? address)
    {
        var plain = address is { IsIPv4MappedToIPv6: true } ? address.MapToIPv4() : address ?? IPAddress.None;
        var kept = plain.GetAddressBytes().AsSpan(0, plain.AddressFamily == AddressFamily.InterNetwork ? 3 : 8);
        return System.Buffers.Binary.BinaryPrimitives.ReadUInt128BigEndian(HMACSHA256.HashData(key, kept));
    }

    private sealed class Bucket
    {
        public TimeSpan Ends { get; init; }

        public TimeSpan Turn { get; set; }

        public int Count { get; set; }
    }
}
