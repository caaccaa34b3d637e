using System.Globalization;
using System.Net.Mail;
using System.Text.RegularExpressions;
using Jaring.Help;

namespace Jaring.Offices;

/// <summary>The faults of one office's settings. A sentence repeats no secret.</summary>
internal static partial class OfficeCheck
{
    /// <summary>Names that the host itself answers on the first place of a path.</summary>
    private static readonly string[] Taken = ["api", "assets", "healthz", "readyz"];

    public static IEnumerable<string> Faults(OfficeOptions office) =>
        Identity(office)
            .Concat(App("StaffApp", office.StaffApp))
            .Concat(App("TeamApp", office.TeamApp))
            .Concat(Origins(office))
            .Concat(SeatCheck.Faults(office.Team))
            .Concat(ServiceCheck.Faults(office.Services))
            .Concat(MaterialCheck.Faults(office.Materials))
            .Concat(office.Privacy.Faults())
            .Concat(office.Letterhead.Faults())
            .Concat(office.Pledge.Faults())
            .Concat(Notices(office.Notices))
            .Concat(office.Announcements.Faults())
            .Concat(PlanningCheck.Faults(office.Planning))
            .Concat(HelpCheck.Faults(office.Help));

    private static IEnumerable<string> Identity(OfficeOptions office)
    {
        if (!Id().IsMatch(office.Id) || Taken.Contains(office.Id))
        {
            yield return $"Id must be 2 to 32 of a-z, 0-9 and hyphen, and none of {string.Join(", ", Taken)}.";
        }

        if (office.Name.Trim().Length is 0 or > 120)
        {
            yield return "Name must have 1 to 120 characters; people read it.";
        }

        if (!TimeZoneInfo.TryFindSystemTimeZoneById(office.TimeZone, out _))
        {
            yield return $"TimeZone \"{office.TimeZone}\" is unknown here; use an IANA name such as Asia/Jakarta.";
        }

        if (!IsGuid(office.TenantId))
        {
            yield return "TenantId must be the GUID of the Entra tenant.";
        }

        if (!MailAddress.TryCreate(office.Mailbox, out var mailbox) || mailbox.Address != office.Mailbox)
        {
            yield return "Mailbox must be the e-mail address in whose calendar sessions are made.";
        }

        if (office.EverybodyAddress.Length > 0 && !office.GroupAddresses.Contains(office.EverybodyAddress, StringComparer.OrdinalIgnoreCase))
        {
            yield return "EverybodyAddress must be one of GroupAddresses.";
        }
    }

    private static IEnumerable<string> App(string name, EntraAppOptions app)
    {
        if (!IsGuid(app.ClientId))
        {
            yield return $"{name}:ClientId must be the GUID of the Entra application.";
        }

        if (!IsGuid(app.TeamsAppId))
        {
            yield return $"{name}:TeamsAppId must be the GUID of the Teams app package.";
        }

        if (app.Credential.Kind == CredentialKind.Certificate && !File.Exists(app.Credential.CertificatePath))
        {
            yield return $"{name}:Credential is a certificate, but CertificatePath names no file.";
        }

        if (app.Credential is { Kind: CredentialKind.Secret, Secret.Length: 0 })
        {
            yield return $"{name}:Credential is a secret, but Secret is empty; give it by an environment variable.";
        }
    }

    private static IEnumerable<string> Origins(OfficeOptions office)
    {
        foreach (var (name, origin) in new[] { ("RoomOrigin", office.RoomOrigin), ("DashboardOrigin", office.DashboardOrigin) })
        {
            if (!IsOrigin(origin))
            {
                yield return $"{name} must be scheme, host and port only, without a path, and https unless it is this machine itself.";
            }
        }

        foreach (var origin in office.FrameOrigins.Where(o => !IsFrameOrigin(o)))
        {
            yield return $"FrameOrigins holds \"{origin}\"; each entry must be like https://teams.microsoft.com or https://*.cloud.microsoft.";
        }
    }

    private static IEnumerable<string> Notices(NoticeOptions notices)
    {
        foreach (var time in notices.Times.Where(t => !TimeOnly.TryParseExact(t, "HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out _)))
        {
            yield return $"Notices:Times holds \"{time}\"; write it as HH:mm, for example 08:15.";
        }

        foreach (var day in notices.Holidays.Where(d => !DateOnly.TryParseExact(d, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _)))
        {
            yield return $"Notices:Holidays holds \"{day}\"; write it as yyyy-MM-dd.";
        }

        if (notices.Every < TimeSpan.FromSeconds(1))
        {
            yield return "Notices:Every must be at least one second.";
        }

        if (notices.DrillsPerMonth is not (>= 0 and <= 1_000_000))
        {
            yield return "Notices:DrillsPerMonth must be 0 (off) or more.";
        }

        if (notices.DrillDrawEvery < TimeSpan.FromSeconds(1) || notices.DrillDrawEvery > TimeSpan.FromDays(1))
        {
            yield return "Notices:DrillDrawEvery must be one second to one day.";
        }
    }

    /// <summary>What a browser calls an origin, and so what a Content-Security-Policy can hold without a way to add to it.</summary>
    private static bool IsOrigin(string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var uri)
        && (uri.Scheme == Uri.UriSchemeHttps || (uri.Scheme == Uri.UriSchemeHttp && uri.IsLoopback))
        && string.Equals(uri.GetLeftPart(UriPartial.Authority), text, StringComparison.OrdinalIgnoreCase)
        && uri.UserInfo.Length == 0;

    /// <summary>An origin, or all those below a domain that somebody owns: <c>https://*.com</c> would let half the world frame the pages.</summary>
    private static bool IsFrameOrigin(string text)
    {
        var plain = text.Replace("://*.", "://", StringComparison.Ordinal);
        return IsOrigin(plain) && (plain == text || new Uri(plain).Host.Contains('.', StringComparison.Ordinal));
    }

    private static bool IsGuid(string text) => Guid.TryParseExact(text, "D", out var id) && id != Guid.Empty;

    [GeneratedRegex("^[a-z0-9-]{2,32}$")]
    private static partial Regex Id();
}
