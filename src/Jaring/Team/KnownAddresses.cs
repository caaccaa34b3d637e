using System.Collections.Concurrent;

namespace Jaring.Team;

/// <summary>
/// Addresses that this process has stored or refreshed, so that a person who writes ten times costs one write: the bot refreshes an address at each
/// turn, and it is nearly always the same. Memory only, by the same keyed hash as in the store. Whatever marks an address unreachable makes it unknown here,
/// before and after the store is told, and a save that ran meanwhile is not taken for stored.
/// </summary>
internal sealed class KnownAddresses
{
    private const int Most = 8192;
    private readonly ConcurrentDictionary<(string OfficeId, string Channel, string Person), string> known = new();
    private long forgotten;

    /// <summary>True when exactly this address is in the store and reachable.</summary>
    public bool Holds(string officeId, string channel, string person, string address) =>
        known.TryGetValue((officeId, channel, person), out var stored) && string.Equals(stored, address, StringComparison.Ordinal);

    /// <summary>To be asked before a save and handed to <see cref="Saved"/> after it.</summary>
    public long Begin() => Interlocked.Read(ref forgotten);

    /// <summary>The address is stored, unless something was forgotten since <paramref name="begun"/>.</summary>
    public void Saved(string officeId, string channel, string person, string address, long begun)
    {
        if (known.Count >= Most)
        {
            known.Clear();
        }

        known[(officeId, channel, person)] = address;
        if (Begin() != begun)
        {
            known.TryRemove((officeId, channel, person), out _);
        }
    }

    /// <summary>The address may be unreachable from now on.</summary>
    public void Forget(string officeId, string channel, string person)
    {
        Interlocked.Increment(ref forgotten);
        known.TryRemove((officeId, channel, person), out _);
    }
}
