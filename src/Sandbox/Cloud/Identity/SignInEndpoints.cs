using System.Net;
using System.Security.Cryptography;
using System.Text;
using Jaring.Sandbox.Demo;
using Microsoft.IdentityModel.Tokens;

namespace Jaring.Sandbox.Cloud.Identity;

/// <summary>
/// Sign-in of people in a browser, as Entra does it for a single-page application: authorize with PKCE, the choice of an account, the code redeemed by a
/// call from the page's own origin (Microsoft's "OAuth 2.0 authorization code flow"; RFC 6749 §4.1, RFC 7636). There are no passwords here.
/// </summary>
internal static class SignInEndpoints
{
    private static readonly string[] Modes = ["fragment", "query"];

    public static void MapSignIn(this IEndpointRouteBuilder app, RouteGroupBuilder tenant)
    {
        tenant.MapGet("/oauth2/v2.0/authorize", Authorize);
        app.MapGet("/sandbox/sign-in", Choose);
    }

    /// <summary>The redirect address registered for the team's app.</summary>
    public static string RedirectUri(SandboxAddresses at) => $"{at.Dashboard.Origin()}/{DemoOffice.Id}/masuk";

    private static IResult Authorize(HttpRequest request, SignIns signIns, SandboxAddresses at)
    {
        string Asked(string name) => request.Query[name].ToString();
        // A fault in the client or its address is told here: an answer sent to an address that is not registered would help a thief.
        if (Asked("client_id") != DemoOffice.TeamApp.ClientId)
            return Told("AADSTS700016: Application was not found in the directory.");
        if (Asked("redirect_uri") != RedirectUri(at))
            return Told("AADSTS50011: The redirect URI specified in the request does not match the redirect URIs configured for the application.");
        if (Asked("response_type") != "code" || !Modes.Contains(Asked("response_mode")))
            return Told("AADSTS900144: The request body must contain the following parameter: 'response_type'.");
        if (Asked("code_challenge").Length != 43 || Asked("code_challenge_method") != "S256")
            return Told("AADSTS9002325: Proof Key for Code Exchange is required for cross-origin authorization code redemption.");
        if (!IsKnown(Asked("scope")))
            return Told("AADSTS70011: The provided value for the input parameter 'scope' is not valid.");
        var asked = signIns.Ask(new(Asked("redirect_uri"), Asked("state"), Asked("nonce"), Asked("code_challenge"), Asked("scope"), Asked("response_mode")));
        var people = string.Concat(DemoOffice.People.Select(p =>
            $"<li><a data-testid=\"account\" href=\"/sandbox/sign-in?asked={asked}&amp;oid={p.Id}\">{WebUtility.HtmlEncode(p.Name)}<br><small>{WebUtility.HtmlEncode(p.Mailbox)}</small></a></li>"));
        return Page($"<h1>Pilih akun</h1><p>Kotak pasir di komputer ini. Bukan Microsoft Entra.</p><ul>{people}</ul>");
    }

    private static IResult Choose(string? asked, string? oid, SignIns signIns)
    {
        if (DemoOffice.Find(oid) is not { } person || signIns.Choose(asked, person) is not var (wish, code))
            return Told("AADSTS50058: A silent sign-in request was sent but no user is signed in.");
        var answer = $"code={code}&state={Uri.EscapeDataString(wish.State)}&session_state={Guid.CreateVersion7()}";
        return Results.Redirect($"{wish.RedirectUri}{(wish.Mode == "fragment" ? "#" : "?")}{answer}");
    }

    /// <summary>Redeems a code, or a refresh token.</summary>
    public static IResult Redeem(HttpRequest request, IFormCollection form, SignIns signIns, TokenMint mint)
    {
        var http = request.HttpContext;
        if (!Uri.TryCreate(request.Headers.Origin, UriKind.Absolute, out var origin))
            return EntraAnswers.Refuse(http, 9002327);
        http.Response.Headers.AccessControlAllowOrigin = request.Headers.Origin;
        if (form["client_id"] != DemoOffice.TeamApp.ClientId)
            return EntraAnswers.Refuse(http, 700016);
        var renews = form["grant_type"] == "refresh_token";
        if ((renews ? signIns.Renew(form["refresh_token"]) : signIns.Redeem(form["code"])) is not { } grant)
            return EntraAnswers.Refuse(http, renews ? 700084 : 70008);
        if (origin.GetLeftPart(UriPartial.Authority) != new Uri(grant.Wish.RedirectUri).GetLeftPart(UriPartial.Authority))
            return EntraAnswers.Refuse(http, 9002327);
        if (!renews && form["redirect_uri"] != grant.Wish.RedirectUri)
            return EntraAnswers.Refuse(http, 50011);
        if (!renews && Base64UrlEncoder.Encode(SHA256.HashData(Encoding.ASCII.GetBytes(form["code_verifier"].ToString()))) != grant.Wish.Challenge)
            return EntraAnswers.Refuse(http, 501481);
        return Results.Json(new
        {
            token_type = "Bearer",
            scope = "access_as_user",
            expires_in = 3599,
            ext_expires_in = 3599,
            access_token = mint.ForPage(grant.Person),
            refresh_token = signIns.Refresh(grant, follows: renews),
            id_token = mint.ForId(grant.Person, grant.Wish.Nonce),
        });
    }

    private static bool IsKnown(string scope) =>
        scope.Split(' ') is var all && all.Contains("openid") && all.All(s => s is "openid" or "profile" or "offline_access" || s == $"{DemoOffice.TeamApp.ClientId}/access_as_user");

    private static IResult Told(string sentence) => Page($"<h1>Sign in</h1><p data-testid=\"refused\">{WebUtility.HtmlEncode(sentence)}</p>");

    private static IResult Page(string body) =>
        Results.Text($"<!doctype html><html lang=\"id\"><meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width\"><title>Masuk</title><body>{body}</body></html>", "text/html; charset=utf-8");
}
