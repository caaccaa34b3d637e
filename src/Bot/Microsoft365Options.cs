namespace Jaring.Bot;

/// <summary>
/// Addresses of Microsoft 365, section <c>Microsoft365</c>. The defaults are the public cloud; only these differ for another cloud or the Sandbox.
/// </summary>
internal sealed class Microsoft365Options
{
    /// <summary>Name of the configuration section.</summary>
    public const string Section = "Microsoft365";

    /// <summary>Where the apps get their tokens: an https address. Default <c>https://login.microsoftonline.com</c>.</summary>
    public string LoginAuthority { get; set; } = "https://login.microsoftonline.com";

    /// <summary>Microsoft Graph with its version: an https address. Default <c>https://graph.microsoft.com/v1.0</c>.</summary>
    public string GraphBaseUrl { get; set; } = "https://graph.microsoft.com/v1.0";

    /// <summary>OpenID metadata of the Bot Framework, whose keys sign what comes in: an https address.</summary>
    public string BotMetadata { get; set; } = "https://login.botframework.com/v1/.well-known/openidconfiguration";

    /// <summary>Who issues the tokens with which the Bot Framework comes to us: an https address. Default <c>https://api.botframework.com</c>.</summary>
    public string BotIssuer { get; set; } = "https://api.botframework.com";

    /// <summary>Scope of the bot's token. Default <c>https://api.botframework.com/.default</c>.</summary>
    public string BotScope { get; set; } = "https://api.botframework.com/.default";

    /// <summary>Scope of the Graph token. Default <c>https://graph.microsoft.com/.default</c>.</summary>
    public string GraphScope { get; set; } = "https://graph.microsoft.com/.default";

    /// <summary>
    /// Hosts (<c>host</c> or <c>host:port</c>) of the Bot Connector that may speak to us and to which our token may go. Default, when none is given:
    /// <c>smba.trafficmanager.net</c>. The first one is where a conversation begins with somebody who has never written.
    /// </summary>
    public IList<string> ServiceHosts { get; } = [];

    /// <summary>
    /// How many calls a second the bot of one office makes at most, 1 to 10,000. Default 45, five less than Teams allows an app in one tenant; several hosts of one
    /// office share that. Others wait.
    /// </summary>
    public int TenantCallsPerSecond { get; set; } = 45;

    /// <summary>PEM file of certificates that outgoing TLS trusts besides the system's, for example of an inspecting proxy. Empty: none.</summary>
    public string TrustedCertificatePath { get; set; } = "";

    /// <summary>
    /// How often the Graph SDK repeats a call by itself, 0 to 3. Default 0: the outbox owns the waiting, so that one slow mailbox holds no worker
    /// (its own default waits up to 21 s and repeats a POST).
    /// </summary>
    public int MaxSdkRetries { get; set; }

    /// <summary>
    /// Language of every text in Teams and Outlook, <c>id</c> (default) or <c>en</c>. One for all: a text in somebody's own language would tell who it is.
    /// </summary>
    public string Language { get; set; } = "id";
}
