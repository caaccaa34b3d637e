using System.Collections.Concurrent;
using Azure.Core;

namespace Jaring.Bot.Outgoing;

/// <summary>
/// One app's credential with its tokens at hand. Azure.Identity keeps tokens too, but looking one up there costs more than the rest of a bot's turn. It is
/// asked again when it says that a token should be refreshed, or five minutes before one ends; what it answers then is its own decision. One asks for all
/// who wait.
/// </summary>
internal sealed class KeptToken(TokenCredential source, TimeProvider clock) : TokenCredential
{
    private static readonly TimeSpan Early = TimeSpan.FromMinutes(5);
    private readonly SemaphoreSlim one = new(1, 1);
    private readonly ConcurrentDictionary<string, AccessToken> kept = new(StringComparer.Ordinal);

    /// <summary>True when this is the token that the next call would get.</summary>
    public bool Holds(AccessToken token) => kept.Values.Any(k => k.Token == token.Token);

    public override async ValueTask<AccessToken> GetTokenAsync(TokenRequestContext requestContext, CancellationToken cancellationToken)
    {
        if (TryGet(requestContext, out var token))
        {
            return token;
        }

        await one.WaitAsync(cancellationToken);
        try
        {
            return TryGet(requestContext, out token) ? token : Keep(requestContext, await source.GetTokenAsync(requestContext, cancellationToken));
        }
        finally
        {
            one.Release();
        }
    }

    public override AccessToken GetToken(TokenRequestContext requestContext, CancellationToken cancellationToken) =>
        TryGet(requestContext, out var token) ? token : Keep(requestContext, source.GetToken(requestContext, cancellationToken));

    /// <summary>Another tenant, or claims after a challenge, mean that the token at hand will not do.</summary>
    private static bool IsPlain(TokenRequestContext asked) => asked is { Scopes.Length: 1, Claims: null, TenantId: null };

    private bool TryGet(TokenRequestContext asked, out AccessToken token)
    {
        token = default;
        return IsPlain(asked) && kept.TryGetValue(asked.Scopes[0], out token) && clock.GetUtcNow() < (token.RefreshOn ?? token.ExpiresOn - Early);
    }

    private AccessToken Keep(TokenRequestContext asked, AccessToken token)
    {
        if (IsPlain(asked))
        {
            kept[asked.Scopes[0]] = token;
        }

        return token;
    }
}
