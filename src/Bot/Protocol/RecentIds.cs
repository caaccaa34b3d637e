namespace Jaring.Bot.Protocol;

/// <summary>
/// Remembers a bounded number of ids, the oldest leaving first, so that what arrives or leaves twice is seen. Memory only: after a
/// restart a repeat costs one more neutral card.
/// </summary>
internal sealed class RecentIds(int capacity)
{
    private readonly Lock gate = new();
    private readonly HashSet<string> known = new(StringComparer.Ordinal);
    private readonly Queue<string> order = new();

    /// <summary>True when the id was not there; remembers it.</summary>
    public bool TryAdd(string id)
    {
        lock (gate)
        {
            if (!known.Add(id))
            {
                return false;
            }

            order.Enqueue(id);
            if (order.Count > capacity)
            {
                known.Remove(order.Dequeue());
            }

            return true;
        }
    }

    /// <summary>Forgets the id, so that it counts as new again.</summary>
    public void Forget(string id)
    {
        lock (gate)
        {
            known.Remove(id);
        }
    }
}
