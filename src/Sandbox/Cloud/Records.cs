using System.Collections.Concurrent;

namespace Jaring.Sandbox.Cloud;

/// <summary>Everything that the pretend cloud was ever sent, as it came. Tests search it for words that should be nowhere.</summary>
internal sealed class Records
{
    private readonly ConcurrentQueue<CloudRecord> all = new();

    public IReadOnlyCollection<CloudRecord> All => all;

    public void Add(string service, string method, string path, string body) => all.Enqueue(new CloudRecord(service, method, path, body));
}

/// <summary>One request or answer that passed the pretend cloud.</summary>
internal sealed record CloudRecord(string Service, string Method, string Path, string Body);
