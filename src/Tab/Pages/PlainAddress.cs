using Jaring.Offices;
using Jaring.Tab.Dashboard;

namespace Jaring.Tab.Pages;

/// <summary>
/// The dashboard in a window of its own, at <c>/{office}/masuk</c>: the one page that may speak to the office's Entra and use a passkey, and that nobody may
/// frame. The page inside Teams has neither right.
/// </summary>
internal static class PlainAddress
{
    /// <summary>Last part of the address; registered with the app as the redirect address of a single-page application.</summary>
    public const string Place = "masuk";

    /// <summary>Last part of the address of the trustee's page: a window of its own too, but one that speaks to our host alone.</summary>
    public const string TrusteePlace = "wali";

    /// <summary>What the page is told: the tenant's authority and the app.</summary>
    public static string SignIn(OfficeOptions office, EntraOptions entra) => $"{entra.SignInAuthority}/{office.TenantId} {office.TeamApp.ClientId}";

    /// <summary>True for the path of an office's plain address.</summary>
    public static bool IsAt(string path) => path.Split('/') is ["", { Length: > 0 }, Place];

    /// <summary>True for a page that is a window of its own and is never framed.</summary>
    public static bool IsOwnWindow(string path) => path.Split('/') is ["", { Length: > 0 }, Place or TrusteePlace];
}
