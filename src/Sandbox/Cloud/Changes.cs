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

    public async IAsyncEnumerable<Change> ListenAsync([System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var channel = Channel.CreateBounded<Change>(new BoundedChannelOptions(100) { FullMode = BoundedChannelFullMode.DropOldest });
        listeners[channel] = true;
        try
        {
            await foreach (var change in channel.Reader.ReadAllAsync(cancellationToken))
                yield return change;
        }
        finally
        {
            listeners.TryRemove(channel, out _);
        }
    }
}

/// <summary>Something of somebody changed.</summary>
internal sealed record Change(string What, string PersonId);
