using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Jaring.Storage.Migrations;

/// <summary>Sealed files: what is known of them, part by part. The bytes lie beside the store, in <c>data/files</c>.</summary>
[DbContext(typeof(JaringDbContext))]
[Migration("0010_Files")]
internal sealed class M0010_Files : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.CreateTable("files", t => new
        {
            office_id = t.Column<string>(),
            file_id = t.Column<string>(),
            token_hash = t.Column<string>(),
            shred_key = t.Column<string>(),
            case_id = t.Column<string>(nullable: true),
            until = t.Column<long>(nullable: true),
            parts = t.Column<int>(),
            received = t.Column<long>(),
        }, constraints: t =>
        {
            t.PrimaryKey("pk_files", x => new { x.office_id, x.file_id });
            t.ForeignKey("fk_files_cases", x => new { x.office_id, x.case_id }, "cases", ["office_id", "case_id"], onDelete: ReferentialAction.Cascade);
        });
        migrationBuilder.CreateIndex("ix_files_office_id_case_id", "files", ["office_id", "case_id"]);

        migrationBuilder.CreateTable("file_parts", t => new
        {
            office_id = t.Column<string>(),
            file_id = t.Column<string>(),
            n = t.Column<int>(),
            blob = t.Column<string>(),
            size = t.Column<int>(),
            hash = t.Column<string>(),
        }, constraints: t =>
        {
            t.PrimaryKey("pk_file_parts", x => new { x.office_id, x.file_id, x.n });
            t.ForeignKey("fk_file_parts_files", x => new { x.office_id, x.file_id }, "files", ["office_id", "file_id"], onDelete: ReferentialAction.Cascade);
        });

        migrationBuilder.AddColumn<int>("files", "destructions", nullable: false, defaultValue: 0);
    }

    /// <summary>Forward only, as every migration of this store.</summary>
    protected override void Down(MigrationBuilder migrationBuilder) => throw new NotSupportedException("The store only moves forward. Restore a backup instead.");
}
