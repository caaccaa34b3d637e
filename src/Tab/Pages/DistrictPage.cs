using System.Net;
using System.Text;
using Jaring.Offices;
using Microsoft.AspNetCore.Http;

namespace Jaring.Tab.Pages;

/// <summary>
/// The first page of a host name that several offices share, for somebody who typed an address instead of scanning a code: which district, or "tidak tahu",
/// which leads to the provincial trustee. Help numbers stand on it too. The choice is a link: nothing of it is asked, kept or told.
/// </summary>
internal static class DistrictPage
{
    /// <summary>Last part of the address that somebody follows who does not know the district.</summary>
    public const string UnknownPlace = "tidak-tahu";

    /// <summary>Also of the page that stands where nothing is.</summary>
    public const string Style =
        """
        :root{color-scheme:light dark;--ground:#fafafa;--surface:#fff;--text:#242424;--soft:#424242;--line:#d1d1d1;--link:#0f6a6f;--danger:#a80f1c;--danger-ground:#fdf6f6}
        @media(prefers-color-scheme:dark){:root{--ground:#242424;--surface:#292929;--text:#fff;--soft:#d6d6d6;--line:#666;--link:#74cbcf;--danger:#f8b0b6;--danger-ground:#331b1d}}
        *{box-sizing:border-box}
        body{margin:0;font:400 1rem/1.5 "Segoe UI",system-ui,-apple-system,Roboto,"Noto Sans",sans-serif;color:var(--text);background:var(--ground)}
        main{max-width:640px;margin:0 auto;padding:20px 16px 32px}
        h1{font-size:1.5rem;line-height:1.334;margin:0 0 8px}
        h2{font-size:1.25rem;line-height:1.3;margin:28px 0 8px}
        p{margin:0 0 8px;color:var(--soft)}
        ul{list-style:none;margin:20px 0 0;padding:0;display:grid;gap:12px}
        a{display:block;min-height:52px;padding:13px 16px;border:1px solid var(--line);border-radius:8px;background:var(--surface);color:var(--link);font-weight:600}
        a span{display:inline-block;width:100%;text-decoration:none;font-weight:400;font-size:.875rem;color:var(--soft)}
        a:focus-visible{outline:2px solid var(--text);outline-offset:2px}
        .danger{padding:10px 16px;border-radius:8px;background:var(--danger-ground);color:var(--danger);font-weight:600}
        """;

    /// <summary>The page, in the visitor's first language.</summary>
    public static IResult Of(HttpContext http, PageWords words, IReadOnlyList<OfficeOptions> offices, OfficeOptions unknown)
    {
        var list = offices.OrderBy(o => o.Name, StringComparer.Ordinal)
            .Aggregate(new StringBuilder(), (html, o) => html.Append($"""<li><a href="/{o.Id}/">{WebUtility.HtmlEncode(o.Name)}</a></li>"""));
        return StillPage.Of(
            http,
            words,
            Style,
            $"""
             <main>
             <h1>{words.Say("district.title")}</h1>
             <p>{words.Say("district.lead")}</p>
             <ul>{list}<li><a href="/{unknown.Id}/{UnknownPlace}">{words.Say("district.unknown")}<span>{words.Say("district.unknown.about")}</span></a></li></ul>
             {Numbers(words)}
             </main>
             """);
    }

    /// <summary>The numbers that stand on a page which belongs to no office.</summary>
    public static string Numbers(PageWords words) =>
        $"""
         <h2>{words.Say("district.numbers")}</h2>
         <p class="danger">{words.Say("district.danger")}</p>
         <p>{words.Say("district.support")}</p>
         """;
}
