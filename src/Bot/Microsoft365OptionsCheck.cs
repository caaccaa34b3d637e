using Microsoft.Extensions.Options;

namespace Jaring.Bot;

/// <summary>Says in one sentence for each fault why the process does not start.</summary>
internal sealed class Microsoft365OptionsCheck : IValidateOptions<Microsoft365Options>
{
    public ValidateOptionsResult Validate(string? name, Microsoft365Options options)
    {
        var faults = Faults(options).ToList();
        return faults.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(faults);
    }

    private static IEnumerable<string> Faults(Microsoft365Options options)
    {
        (string Name, string Value)[] addresses =
        [
            (nameof(options.LoginAuthority), options.LoginAuthority),
            (nameof(options.GraphBaseUrl), options.GraphBaseUrl),
            (nameof(options.BotMetadata), options.BotMetadata),
            (nameof(options.BotIssuer), options.BotIssuer),
        ];
        foreach (var (name, value) in addresses.Where(a => !IsHttps(a.Value)))
        {
            yield return $"Microsoft365:{name} is \"{value}\"; it must be an absolute https address.";
        }

        if (options.BotScope.Length == 0 || options.GraphScope.Length == 0)
        {
            yield return "Microsoft365:BotScope and GraphScope must name a scope, for example https://graph.microsoft.com/.default.";
        }

        foreach (var host in options.ServiceHosts.Where(h => !IsHost(h)))
        {
            yield return $"Microsoft365:ServiceHosts holds \"{host}\"; each entry must be a host or host:port, without scheme or path.";
        }

        if (options.TrustedCertificatePath.Length > 0 && !File.Exists(options.TrustedCertificatePath))
        {
            yield return "Microsoft365:TrustedCertificatePath names a file that does not exist.";
        }

        if (options.MaxSdkRetries is < 0 or > 3)
        {
            yield return $"Microsoft365:MaxSdkRetries is {options.MaxSdkRetries}; it must be 0 to 3.";
        }

        if (options.TenantCallsPerSecond is < 1 or > 10_000)
        {
            yield return $"Microsoft365:TenantCallsPerSecond is {options.TenantCallsPerSecond}; it must be 1 to 10,000.";
        }

        if (options.Language is not ("id" or "en"))
        {
            yield return $"Microsoft365:Language is \"{options.Language}\"; it must be id or en.";
        }
    }

    private static bool IsHttps(string value) => Uri.TryCreate(value, UriKind.Absolute, out var url) && url.Scheme == Uri.UriSchemeHttps;

    private static bool IsHost(string value) =>
        Uri.TryCreate($"https://{value}", UriKind.Absolute, out var url) && string.Equals(url.Authority, value, StringComparison.OrdinalIgnoreCase);
}
