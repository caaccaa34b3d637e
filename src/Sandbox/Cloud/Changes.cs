using System.Collections.Concurrent;
using System.Threading.Channels;

namespace Jaring.Sandbox.Cloud;

/// <summary>Tells open pages that a chat, a feed or a calendar changed.</summary>
internal sealed class Changes
{
    private readonly ConcurrentDictionary<Channel<Change>, bool> listeners = new();

    public void Tell(string what, string personId)
    {
        foreach (var listener in listeners.Keys)
            listener.Writer.TryWrite(new Change(what, personId));
    }

    /// <summary>From this call on nothing is missed; the end of it is the end of the listening.</summary>
    public Listening Listen()
    {
        var channel = Channel.CreateBounded<Change>(new BoundedChannelOptions(100) { FullMode = BoundedChannelFullMode.DropOldest });
        listeners[channel] = true;
        return new Listening(channel.Reader, () => listeners.TryRemove(channel, out _));
    }
}

/// <summary>One page that is told of changes.</summary>
internal sealed class Listening(ChannelReader<Change> changes, Action end) : IDisposable
{
    public IAsyncEnumerable<Change> ReadAllAsync(CancellationToken cancellationToken) => changes.ReadAllAsync(cancellationToken);

    public void Dispose() => end();
}

/// <summary>Something of somebody changed.</summary>
internal sealed record Change(string What, string PersonId);
