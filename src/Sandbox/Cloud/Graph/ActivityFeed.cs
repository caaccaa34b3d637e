using System.Collections.Concurrent;

namespace Jaring.Sandbox.Cloud.Graph;

/// <summary>The activity feed of each person. A notice with the same chain id replaces the one before; after thirty days Teams forgets it.</summary>
internal sealed class ActivityFeed(TimeProvider time, Changes changes)
{
    private static readonly TimeSpan KeptFor = TimeSpan.FromDays(30);
    private readonly ConcurrentDictionary<string, List<FeedItem>> feeds = new();
    private int number;

    public IReadOnlyList<FeedItem> Of(string personId)
    {
        var feed = feeds.GetOrAdd(personId, _ => []);
        lock (feed)
        {
            feed.RemoveAll(i => i.At <= time.GetUtcNow() - KeptFor);
            return [.. feed.OrderByDescending(i => i.At)];
        }
    }

    public IEnumerable<FeedItem> All => feeds.Keys.SelectMany(Of);

    public void Put(string personId, long? chain, string title, string preview)
    {
        var feed = feeds.GetOrAdd(personId, _ => []);
        lock (feed)
        {
            if (chain is not null)
                feed.RemoveAll(i => i.ChainId == chain);
            feed.Add(new FeedItem($"n{Interlocked.Increment(ref number)}", title, preview, time.GetUtcNow(), chain));
        }
        changes.Tell("feed", personId);
    }
}

/// <summary>One line of a person's activity feed.</summary>
internal sealed record FeedItem(string Id, string Title, string Preview, DateTimeOffset At, long? ChainId);
