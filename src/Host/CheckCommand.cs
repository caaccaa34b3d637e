using Jaring.Bot.Calendar;
using Jaring.Offices;

namespace Jaring.Host;

/// <summary>
/// <c>check-tenant</c>: tries the calendar's grant with the host's own configuration and credential, says plainly how it is, and ends. Nothing is served,
/// stored or changed.
/// </summary>
internal static class CheckCommand
{
    /// <summary>The first word of the command line.</summary>
    public const string Name = "check-tenant";

    /// <summary>Writes one line for each finding.</summary>
    /// <returns>0 when nothing has to be mended, else 1.</returns>
    public static async Task<int> RunAsync(IServiceProvider services, TextWriter output, CancellationToken cancellationToken)
    {
        var mend = 0;
        foreach (var office in services.GetRequiredService<OfficeRegister>().All)
        {
            await output.WriteLineAsync($"{office.Name}:");
            foreach (var finding in await services.GetRequiredService<ICheckTenant>().CheckAsync(office.Id, cancellationToken))
            {
                await output.WriteLineAsync($"  {Word(finding.Verdict)}  {finding.Sentence}");
                mend += finding.Verdict == TenantVerdict.Wrong ? 1 : 0;
            }
        }

        return mend == 0 ? 0 : 1;
    }

    private static string Word(TenantVerdict verdict) => verdict switch
    {
        TenantVerdict.Fine => "ok  ",
        TenantVerdict.Wrong => "mend",
        _ => "open",
    };
}
