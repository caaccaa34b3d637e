using Microsoft.Extensions.Options;

namespace Jaring.Bot.Protocol;

/// <summary>
/// The hosts to which the bot speaks. Each address that came from outside is compared before any call, so that neither a replayed token nor a
/// forged reference makes us call, or hand our token to, somebody else (teams.md §3.1 rule 8, A7560).
/// </summary>
internal sealed class ServiceHosts(IOptions<Microsoft365Options> options)
{
    private readonly HashSet<string> hosts = new(options.Value.ServiceHosts, StringComparer.OrdinalIgnoreCase);

    /// <summary>Where to begin a conversation with somebody who has never written: the first host's public entrance (teams.md §3.6).</summary>
    public string DefaultServiceUrl { get; } = $"https://{options.Value.ServiceHosts[0]}/teams/";

    /// <summary>
    /// True for https, nothing in the address that would change what is put behind it (user name, query, fragment), and a host (with its port, where that is
    /// not 443) on the list.
    /// </summary>
    public bool Allows(string? serviceUrl) =>
        Uri.TryCreate(serviceUrl, UriKind.Absolute, out var url)
        && url.Scheme == Uri.UriSchemeHttps
        && url.UserInfo.Length == 0
        && !serviceUrl.AsSpan().ContainsAny('?', '#')
        && hosts.Contains(url.Authority);
}
