# `make` alone lists what one can do.
.PHONY: help build test race bench eval golden train soak load copies install
help: ## list the targets
	@grep -E '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 10
build: ## build one static binary, ./rapporteur
	CGO_ENABLED=0 go build -trimpath -ldflags="-s -w" -o rapporteur ./cmd/rapporteur
test: ## run all tests
	go test ./...
race: ## run the tests of the engine with the race detector
	go test -race -short ./read/... ./nlp/... ./cmd/rapporteur
bench: ## words a second and allocations of each stage
	go test -run '^$$' -bench . -benchmem ./...
eval: ## score the program on the coded example reports
	go run ./cmd/rapporteur eval --gold examples
golden: ## rewrite the golden files; read the diff before committing it
	go test ./... -update
train: ## rebuild every model from treebanks: make train DATA=path
	go run ./cmd/rapporteur-lab train all --data $(DATA)
soak: ## add 40,000 reports and kill the program 100 times meanwhile: make soak [INPUT=reports.jsonl], as rapporteur-lab reports makes them
	go test ./cmd/rapporteur -count=1 -timeout 6h -run TestKilledWhileAdding -v -soak.reports=40000 -soak.kills=100 -soak.input=$(INPUT)
load: ## serve an archive to 50 clients at once, and tell how long each kind of page took: make load ARCHIVE=folder
	go test ./cmd/rapporteur -count=1 -timeout 1h -run TestManyReaders -v -load.archive=$(ARCHIVE)
copies: ## make an archive 12 times as large, to see how long questions to it take: make copies DB=file (it is changed)
	go test ./store/sqlite -count=1 -timeout 3h -run TestManyCopies -v -copies.archive=$(DB)
install: ## install the program
	CGO_ENABLED=0 go install -trimpath -ldflags="-s -w" ./cmd/rapporteur
