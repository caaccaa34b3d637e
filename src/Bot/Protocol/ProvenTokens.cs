using System.Diagnostics.CodeAnalysis;
using Microsoft.Extensions.Caching.Memory;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace Jaring.Bot.Protocol;

/// <summary>
/// Tokens whose signature was found good, by their whole text and together with the key that proved it. The connector sends the same token for an hour or
/// so, and its signature cannot change. What can change is asked at every request: whether that very key is still published, and the time. At most 256
/// tokens are held, all of them the Bot Framework's own: what anybody else sends never gets here.
/// </summary>
internal sealed class ProvenTokens : IDisposable
{
    private const int Most = 256;
    private readonly MemoryCache proven = new(new MemoryCacheOptions { SizeLimit = Most });

    /// <summary>The token as it was read, if it is known.</summary>
    public bool TryFind(string token, [NotNullWhen(true)] out ProvenToken? found) => proven.TryGetValue(token, out found);

    /// <summary>Keeps it. When there are too many, some others leave.</summary>
    public void Keep(string token, ProvenToken found) => proven.Set(token, found, new MemoryCacheEntryOptions { Size = 1 });

    public void Dispose() => proven.Dispose();
}

/// <summary>A token that was read and proved.</summary>
/// <param name="Jwt">What it says.</param>
/// <param name="Key">The key that signed it; another object with the same id is another key.</param>
internal sealed record ProvenToken(JsonWebToken Jwt, JsonWebKey Key);
