package export

import (
	"io"

	"github.com/parquet-go/parquet-go"

	"rapporteur/record"
)

// rowsParquet writes rows as Apache Parquet, compressed with zstd.
type rowsParquet struct {
	w *parquet.GenericWriter[Row]
	o Options
}

func newParquet(w io.Writer, o Options) Writer {
	return rowsParquet{o: o, w: parquet.NewGenericWriter[Row](w, parquet.Compression(&parquet.Zstd), parquet.CreatedBy("rapporteur", "1", ""))}
}

func (p rowsParquet) Record(r *record.Record) error {
	_, err := p.w.Write(rowsFor(r, p.o))
	return err
}

func (p rowsParquet) Close() error { return p.w.Close() }
