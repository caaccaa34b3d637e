using Jaring.Help;
using Jaring.Offices;
using Jaring.Tab.Edge;
using Jaring.Tab.Kit;
using Jaring.Tab.Pages;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Jaring.Tab.Print;

/// <summary>The pieces that an office prints, at plain addresses on the room's origin: they say nothing that the room does not say to everybody.</summary>
internal static class PrintEndpoints
{
    public static void MapPrint(this IEndpointRouteBuilder room)
    {
        room.MapGet("/cetak/{piece}", (string office, string piece, HttpContext http, OfficeRegister offices, ReadHelp help) =>
            KitFiles.Answer(offices.Get(office), piece, http, KitWords.Indonesian) ?? Piece(offices.Get(office), help.Read(office).Posko, piece, http, PageWords.Indonesian));
        room.MapGet("/cetak/{piece}/en", (string office, string piece, HttpContext http, OfficeRegister offices, ReadHelp help) =>
            KitFiles.Answer(offices.Get(office), piece, http, KitWords.English) ?? Piece(offices.Get(office), help.Read(office).Posko, piece, http, PageWords.English));
    }

    private static IResult Piece(OfficeOptions office, Posko? posko, string piece, HttpContext http, PageWords words)
    {
        var pieces = new PrintPieces(office, posko, words);
        return piece switch
        {
            "poster" => StillPage.Of(http, words, PrintStyles.Poster, pieces.Poster()),
            "kartu" => StillPage.Of(http, words, PrintStyles.Card, pieces.Cards()),
            "surat-tugas" => StillPage.Of(http, words, PrintStyles.Letter, pieces.Letter()),
            _ => EdgeProblems.Of("not-found"),
        };
    }
}
