using Microsoft.Extensions.Options;

namespace Jaring.Tab.Dashboard;

/// <summary>Where the dashboard's sign-in tokens come from, section <c>Entra</c>.</summary>
internal sealed class EntraOptions
{
    /// <summary>Name of the configuration section.</summary>
    public const string Section = "Entra";

    /// <summary>Base address of Entra ID; metadata is read from <c>{Authority}/{tenant}/v2.0/.well-known/openid-configuration</c>.</summary>
    public string Authority { get; set; } = "https://login.microsoftonline.com";

    /// <summary>Base address at which people's browsers sign in at the plain address; empty for <see cref="Authority"/>.</summary>
    public string BrowserAuthority { get; set; } = "";

    /// <summary>Where browsers sign in, without a stroke at its end.</summary>
    public string SignInAuthority => (BrowserAuthority.Length > 0 ? BrowserAuthority : Authority).TrimEnd('/');

    /// <summary>PEM file of one more certificate (authority) to trust for outgoing TLS, for example of an inspecting proxy; empty for none.</summary>
    public string TrustedCertificatePath { get; set; } = "";

    /// <summary>False only where the authority is on loopback: a stand-in for trying and testing. Default true.</summary>
    public bool RequireHttps { get; set; } = true;
}

/// <summary>Checks <see cref="EntraOptions"/> at start.</summary>
internal sealed class EntraOptionsCheck : IValidateOptions<EntraOptions>
{
    public ValidateOptionsResult Validate(string? name, EntraOptions options)
    {
        var faults = new List<string>();
        if (!Uri.TryCreate(options.Authority, UriKind.Absolute, out var authority) || authority.Scheme is not ("https" or "http") || authority.Query.Length > 0)
        {
            faults.Add("Entra:Authority must be an absolute address such as https://login.microsoftonline.com.");
        }
        else if (options.RequireHttps ? authority.Scheme != "https" : !authority.IsLoopback)
        {
            faults.Add("Entra:Authority must be https; Entra:RequireHttps may be false only for an authority on loopback.");
        }
        if (options.BrowserAuthority.Length > 0
            && !(Uri.TryCreate(options.BrowserAuthority, UriKind.Absolute, out var browser) && browser is { Query.Length: 0, AbsolutePath: "/" } && (browser.Scheme == "https" || browser is { Scheme: "http", IsLoopback: true })))
        {
            faults.Add("Entra:BrowserAuthority must be empty or an https origin; http only on loopback.");
        }
        if (options.TrustedCertificatePath.Length > 0 && !File.Exists(options.TrustedCertificatePath))
        {
            faults.Add("Entra:TrustedCertificatePath names a file that does not exist.");
        }
        return faults.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(faults);
    }
}
