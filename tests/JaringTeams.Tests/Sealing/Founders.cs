using Jaring.Sealing;
using Directory = Jaring.Sealing.Directory;

namespace Jaring.Tests.Sealing;

/// <summary>A team made for one test.</summary>
internal sealed class Founders : IDisposable
{
    private readonly Dictionary<string, MemberKeys> _keys;

    public Founders(params string[] ids) => _keys = ids.ToDictionary(id => id, _ => MemberKeys.Generate());

    public MemberKeys this[string id] => _keys[id];

    public IEnumerable<FoundingMember> Members =>
        _keys.Select(k => new FoundingMember(k.Key, k.Value.Kem, k.Value.Sig, new Who("Anggota " + k.Key, "Staf", "P")));

    public DirectoryRecord SignAll(string e) => Sign(e, [.. _keys.Keys]);

    public DirectoryRecord Sign(string e, params string[] by) =>
        new(e, [.. by.Select(id => new DirectorySignature(id, Directory.Sign(e, _keys[id])))]);

    /// <summary>The founded directory, verified at the moment of its making.</summary>
    public VerifiedDirectory Found(DateTimeOffset now)
    {
        var e = Directory.FoundingEntry(Members, now);
        return Directory.Verify([SignAll(e)], Directory.Hash(e), now);
    }

    public void Dispose()
    {
        foreach (var keys in _keys.Values)
        {
            keys.Dispose();
        }
    }
}
